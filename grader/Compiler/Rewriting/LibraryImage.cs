using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Autograder.Compiler.Rewriting;

/// <summary>A compiled library with its symbols, open for reading and rewriting.</summary>
internal sealed class LibraryImage : IDisposable
{
    private static readonly ReferenceResolver Resolver = new();

    private LibraryImage(ModuleDefinition module) => Module = module;

    public ModuleDefinition Module { get; }

    public static LibraryImage Open(byte[] image, byte[] symbols) => new(ModuleDefinition.ReadModule(new MemoryStream(image), new()
    {
        ReadSymbols = true,
        SymbolStream = new MemoryStream(symbols),
        SymbolReaderProvider = new PortablePdbReaderProvider(),
        AssemblyResolver = Resolver,
    }));

    public (byte[] Image, byte[] Symbols) Write()
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        Module.Write(image, new()
        {
            WriteSymbols = true,
            SymbolStream = symbols,
            SymbolWriterProvider = new PortablePdbWriterProvider(),
            DeterministicMvid = true,
        });
        return (image.ToArray(), symbols.ToArray());
    }

    public void Dispose() => Module.Dispose();

    /// <summary>Finds the assemblies that a submission refers to, and no others.</summary>
    private sealed class ReferenceResolver : IAssemblyResolver
    {
        private readonly Dictionary<string, string> paths = References.Paths.ToDictionary(path => Path.GetFileNameWithoutExtension(path));
        private readonly Dictionary<string, AssemblyDefinition> read = [];

        public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new());

        public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
        {
            if (read.TryGetValue(name.Name, out var known))
                return known;
            if (!paths.TryGetValue(name.Name, out var path))
                throw new AssemblyResolutionException(name);
            return read[name.Name] = AssemblyDefinition.ReadAssembly(path, new() { AssemblyResolver = this });
        }

        public void Dispose() { }
    }
}
