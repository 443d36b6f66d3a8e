using System.Collections.Immutable;
using CsCheck;

namespace Autograder.Contracts.Tests;

/// <summary>Any request, reply and value that the records can hold and the wire allows.</summary>
internal static class Any
{
    private static readonly Gen<double> number = Gen.OneOf(Gen.Double, Gen.Double.Unit, Gen.Int[0, 5].Select(i => new[] { 0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon }[i]));

    private static readonly Gen<TensorValue> tensor =
        from shape in Gen.Int[0, 3].Select(size => (long)size).Array[0, 4]
        from values in number.Array[(int)TensorValue.Count(shape)]
        from type in Gen.Enum<ElementType>()
        select new TensorValue(type, [.. shape], [.. values]);

    private static readonly Gen<Value> plain = Gen.OneOf<Value>(
        tensor.Select(t => (Value)t),
        number.Select(n => (Value)n),
        Gen.Long.Select(n => (Value)new Value.Integer(n)),
        number.Array[0, 20].Select(n => (Value)new Value.Numbers([.. n])),
        Gen.Long.Select(n => (Value)new Value.Duration(TimeSpan.FromTicks(n))),
        Gen.Const((Value)new Value.Nothing()),
        Gen.String[0, 100].Select(s => (Value)new Value.Other(Clean(s))));

    public static Gen<Value> Value { get; } = Gen.Frequency(
        (4, plain), (1, Gen.OneOf(plain, plain.Array[0, 4].Select(v => (Value)new Value.Fields([.. v]))).Array[0, 5].Select(v => (Value)new Value.Fields([.. v]))));

    private static readonly Gen<ReadOnlyMemory<byte>> bytes = Gen.Byte.Array[0, 200].Select(b => new ReadOnlyMemory<byte>(b));

    private static readonly Gen<CallEvidence> evidence =
        from passes in Gen.Select(Gen.String[0, 30], Gen.Long[0, int.MaxValue].Array[0, 4], Gen.Bool, number, number, number,
            (function, shape, unit, sum, at, value) => new DerivativePass(Clean(function), [.. shape], unit, sum, at, value)).Array[0, 64]
        from more in Gen.Int[0, 1000]
        from changed in Gen.Int[0, 63].Array[0, 10]
        select new CallEvidence(passes.Length + more, [.. passes], [.. changed]);

    private static readonly Gen<WorkerRequest.Load> load =
        Gen.Select(bytes, bytes, bytes, (library, symbols, entry) => new WorkerRequest.Load(library, symbols, entry));

    private static readonly Gen<InputRecipe> recipe = Gen.OneOf<InputRecipe>(
        Gen.Select(Gen.Long[0, 100].Array[0, 3], number, number, (shape, from, to) => (InputRecipe)new InputRecipe.Tensor([.. shape], from, to)),
        number.Select(n => (InputRecipe)new InputRecipe.Number(n)),
        Gen.Long.Select(n => (InputRecipe)new InputRecipe.Integer(n)));

    private static readonly Gen<Block> block =
        from contender in Gen.Enum<Contender>()
        from member in Gen.String[0, 50]
        from inputs in recipe.Array[0, 6]
        from seed in Gen.ULong
        from count in Gen.Int[0, Block.MostCalls]
        from digested in Gen.Bool
        from known in Gen.Bool
        select new Block(contender, Clean(member), [.. inputs], known ? seed : null, count, digested);

    public static Gen<WorkerRequest> Request { get; } = Gen.OneOf(
        load.Select(l => (WorkerRequest)l),
        Gen.Select(load, load, (student, rival) => (WorkerRequest)new WorkerRequest.LoadBoth(student, rival)),
        Gen.Select(Gen.Int, block, (n, b) => (WorkerRequest)new WorkerRequest.Prepare(n, b)),
        Gen.Select(Gen.Int, Gen.ULong, Gen.Double, (n, seed, scale) => (WorkerRequest)new WorkerRequest.Run(n, seed, scale)),
        from number in Gen.Int
        from member in Gen.String[0, 50]
        from arguments in Value.Array[0, 6]
        from scale in Any.number
        from shift in Any.number
        from seed in Gen.ULong
        select (WorkerRequest)new WorkerRequest.Invoke(number, new(Clean(member), [.. arguments], new(scale, shift, seed))));

    public static Gen<WorkerReply> Reply { get; } = Gen.OneOf(
        Gen.Bool.Select(ready => ready ? (WorkerReply)new WorkerReply.Ready() : new WorkerReply.Loaded()),
        Gen.String.Select(s => (WorkerReply)new WorkerReply.LoadFailed(Clean(s))),
        Gen.Int.Select(n => (WorkerReply)new WorkerReply.Prepared(n)),
        Gen.Select(Gen.Int, number.Array[0, 20], (n, digests) => (WorkerReply)new WorkerReply.Ran(n, [.. digests])),
        Gen.Select(Gen.Int, Value, evidence, (n, value, seen) => (WorkerReply)new WorkerReply.Returned(n, value, seen)),
        from n in Gen.Int
        from exception in Gen.String[0, 100]
        from message in Gen.String
        from location in Gen.String.Null()
        from ends in Gen.Bool
        select (WorkerReply)new WorkerReply.Threw(n, Clean(exception), Clean(message), location is null ? null : Clean(location), ends));

    private static readonly Gen<string> text = Gen.String.Select(Clean);

    private static readonly Gen<SourceFile> file = Gen.Select(text, text, (path, content) => new SourceFile(path, content));

    private static readonly Gen<SourceDiagnostic> diagnostic =
        Gen.Select(text, Gen.Bool, text, Gen.Int, Gen.Int, text, (id, error, path, line, column, message) => new SourceDiagnostic(id, error, path, line, column, message));

    private static readonly Gen<MemberSignature> signature =
        from parameters in Gen.Select(text, Gen.Enum<ParameterKind>(), (name, kind) => new Parameter(name, kind)).Array[0, 4]
        from words in text.Array[3]
        from fields in text.Array[0, 3]
        select new MemberSignature(words[0], words[1], [.. parameters], words[2], [.. fields]);

    private static readonly Gen<MemberBinding> binding = Gen.OneOf<MemberBinding>(
        Gen.Select(text, Gen.Int, Gen.Select(text, text, Gen.Int, text.Array[0, 3], (f, p, l, t) => new Use(f, p, l, [.. t])).Array[0, 3],
            (path, line, uses) => (MemberBinding)new MemberBinding.Bound(path, line, [.. uses])),
        Gen.Select(Gen.Bool, text.Null(), (found, suggestion) => (MemberBinding)new MemberBinding.Missing(found, suggestion)),
        Gen.Select(text, text, Gen.Int, (reason, path, line) => (MemberBinding)new MemberBinding.Unusable(reason, path, line)),
        diagnostic.Array[0, 3].Select(d => (MemberBinding)new MemberBinding.Broken([.. d])));

    public static Gen<CompileRequest> CompileRequest { get; } =
        Gen.Select(file.Array[0, 3], file.Array[0, 3], file.Null(), signature.Array[0, 3],
            (sources, kit, project, members) => new CompileRequest([.. sources], [.. kit], project, [.. members]));

    public static Gen<CompileResponse> CompileResponse { get; } =
        from assemblies in bytes.Array[3]
        from members in Gen.Dictionary(text, binding)[0, 4]
        from diagnostics in diagnostic.Array[0, 3]
        from notes in text.Array[0, 3]
        select new CompileResponse(assemblies[0], assemblies[1], assemblies[2], members.ToImmutableDictionary(), [.. diagnostics], [.. notes]);

    // UTF-8 has no lone surrogates: they would come back as U+FFFD.
    private static string Clean(string text) => string.Concat(text.Where(c => !char.IsSurrogate(c)));
}
