using Autograder.Compiler.Sources;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Autograder.Compiler.Reach;

/// <summary>Reads from a method's body what it may call.</summary>
internal sealed class BodyReader(ModuleDefinition module)
{
    private readonly ILookup<string, TypeDefinition> derived = module.GetTypes()
        .SelectMany(type => type.Interfaces.Select(implemented => implemented.InterfaceType).Append(type.BaseType)
            .Where(parent => parent is not null)
            .Select(parent => (Parent: parent.GetElementType().FullName, Type: type)))
        .ToLookup(pair => pair.Parent, pair => pair.Type);

    public IEnumerable<Edge> Read(MethodDefinition method)
    {
        if (!method.HasBody)
            yield break;
        var made = new HashSet<TypeDefinition>();
        // A state machine of async code is a value: it is never made by newobj.
        foreach (var variable in method.Body.Variables)
        {
            if (Own(variable.VariableType) is { IsValueType: true } type && made.Add(type))
            {
                foreach (var target in Overrides(type))
                    yield return new(null, target, null);
            }
        }
        var points = method.DebugInformation.SequencePoints;
        var next = 0;
        Place? place = null;
        foreach (var instruction in method.Body.Instructions)
        {
            for (; next < points.Count && points[next].Offset <= instruction.Offset; next++)
            {
                if (!points[next].IsHidden && !points[next].Document.Url.StartsWith(SourceSet.KitPrefix, StringComparison.Ordinal))
                    place = new(points[next].Document.Url, points[next].StartLine);
            }
            foreach (var (function, target) in Reached(instruction, made))
                yield return new(function, target, place);
        }
    }

    private IEnumerable<(string? Function, MethodDefinition? Target)> Reached(Instruction instruction, HashSet<TypeDefinition> made)
    {
        switch (instruction.Operand)
        {
            case MethodReference called when Own(called.DeclaringType) is { } type:
                if (called.Resolve() is not { } method)
                    break;
                // Of the system's libraries, or of a type that it may not see.
                yield return IsElsewhere(method) ? ($"extern {FunctionName.Full(called)}", null) : (null, method);
                if (method.IsVirtual)
                {
                    foreach (var implementation in Implementations(type, method))
                        yield return (null, implementation);
                }
                foreach (var target in Touched(type, isMade: instruction.OpCode.Code == Code.Newobj, made))
                    yield return (null, target);
                break;
            case MethodReference called when called.DeclaringType.FullName != "System.Object":
                yield return (FunctionName.Full(called), null);
                break;
            case FieldReference field when Own(field.DeclaringType) is { } type:
                foreach (var target in Touched(type, isMade: false, made))
                    yield return (null, target);
                break;
        }
    }

    private static bool IsElsewhere(MethodDefinition method) => method is { HasBody: false, IsAbstract: false, IsRuntime: false };

    // Touching a type runs its static initialiser; making one hands its virtual methods to whoever gets it.
    private static IEnumerable<MethodDefinition> Touched(TypeDefinition type, bool isMade, HashSet<TypeDefinition> made)
    {
        var initialiser = type.Methods.FirstOrDefault(method => method.IsConstructor && method.IsStatic);
        if (initialiser is not null)
            yield return initialiser;
        if (!isMade || !made.Add(type))
            yield break;
        foreach (var target in Overrides(type))
            yield return target;
    }

    // Without what the compiler writes for records: nobody means their ToString when making one.
    private static IEnumerable<MethodDefinition> Overrides(TypeDefinition type) => type.Methods.Where(method =>
        method.IsVirtual && !method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute"));

    private IEnumerable<MethodDefinition> Implementations(TypeDefinition type, MethodDefinition method)
    {
        var open = new Stack<TypeDefinition>([type]);
        var seen = new HashSet<TypeDefinition>();
        while (open.TryPop(out var next))
        {
            foreach (var heir in derived[next.FullName].Where(seen.Add))
            {
                open.Push(heir);
                foreach (var candidate in heir.Methods.Where(candidate => candidate.Parameters.Count == method.Parameters.Count && IsNamed(candidate, method.Name)))
                    yield return candidate;
            }
        }
    }

    // An explicit implementation carries the interface's name before its own.
    private static bool IsNamed(MethodDefinition candidate, string name) =>
        candidate.Name == name || candidate.Name.EndsWith($".{name}", StringComparison.Ordinal);

    private TypeDefinition? Own(TypeReference type) =>
        type.GetElementType() is { } element && element.Scope == module ? element as TypeDefinition ?? element.Resolve() : null;
}
