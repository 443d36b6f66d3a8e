using Autograder.Contracts;
using CsCheck;
using static TorchSharp.torch;

namespace Autograder.Worker.Tests.Tape;

/// <summary>Without a taint the rewritten functions are TorchSharp's, bit by bit: no right answer may change.</summary>
[Collection(nameof(TapeCollection))]
public sealed class FaithfulnessTests
{
    private const int Graphs = 300;

    private static void IsSame(Func<Derivatives, Graph, IEnumerable<Tensor?>> program) => Graph.Any.Sample(
        graph =>
        {
            var rewritten = Taped.Run(Taint.None, () => Bits(program(Derivatives.Rewritten, graph)));
            Assert.Equal(Bits(program(Derivatives.Original, graph)), rewritten);
        },
        iter: Graphs, threads: 1);

    private static List<string> Bits(IEnumerable<Tensor?> tensors) => [.. tensors.Select(t => t is null ? "null" : t.IsInvalid ? "undefined"
        : $"{t.dtype} ({string.Join(",", t.shape)}) {(t.requires_grad ? "graph" : "plain")} {string.Join(' ', Conversion.TensorReader.Doubles(t).Select(BitConverter.DoubleToInt64Bits))}")];

    [Fact]
    public void Grad_OfAnyGraphByAnyTensor_IsTheOriginals() => IsSame((derivatives, graph) =>
    {
        var all = graph.Build(derivatives);
        return derivatives.Grad([all.Aggregate(tensor(0.0), (sum, node) => sum + node.sum())], all, unused: true);
    });

    [Fact]
    public void Grad_NestedThreeTimes_IsTheOriginals() => IsSame((derivatives, graph) =>
    {
        var all = graph.Build(derivatives);
        var leaves = all[..graph.Leaves.Length];
        var results = new List<Tensor>();
        var value = all.Aggregate(tensor(0.0), (sum, node) => sum + node.sum());
        for (var order = 0; order < 3 && value.requires_grad; order++)
        {
            var gradients = derivatives.Grad([value], leaves, retain: true, create: true, unused: true);
            results.AddRange(gradients);
            value = gradients.Where(g => !g.IsInvalid).Aggregate(tensor(0.0), (sum, g) => sum + (g * g).sum());
        }
        return results;
    });

    [Fact]
    public void Grad_WithSeedsByTensorsInside_LeavesTheRestOfTheGraphUsable() => IsSame((derivatives, graph) =>
    {
        var all = graph.Build(derivatives);
        var (inner, value) = (all[all.Count / 2], all[^1]);
        if (!value.requires_grad || !inner.requires_grad)
            return [];
        var outer = derivatives.Grad([value * inner], [inner], [ones_like(value * inner) * 0.3]);
        return [.. outer, .. derivatives.Grad([inner.sum()], all[..graph.Leaves.Length], unused: true)];
    });

    [Fact]
    public void Backward_SeveralTimes_AccumulatesAsTheOriginal() => IsSame((derivatives, graph) =>
    {
        var all = graph.Build(derivatives);
        var leaves = all[..graph.Leaves.Length];
        var value = leaves.Concat(all).Aggregate(tensor(0.0), (sum, node) => sum + node.sum());
        derivatives.Backward([value], retain: true);
        var alias = leaves.Select(derivatives.GradOf).ToList();
        derivatives.Backward([value * 0.7], retain: true);
        derivatives.GradOf(leaves[0])!.zero_();
        derivatives.Backward([value, value.sin()], [tensor(0.3), tensor(-2.0)]);
        return [.. alias, .. leaves.Select(derivatives.GradOf)];
    });

    [Fact]
    public void Backward_WithGraphAndInputs_IsTheOriginals() => IsSame((derivatives, graph) =>
    {
        var all = graph.Build(derivatives);
        var leaves = all[..graph.Leaves.Length];
        var value = leaves.Concat(all).Aggregate(tensor(0.0), (sum, node) => sum + node.sum().pow(2));
        derivatives.Backward([value], retain: true, create: true, inputs: [leaves[0]]);
        var first = derivatives.GradOf(leaves[0])!;
        derivatives.Backward([first.sum() * value], retain: true, create: true);
        return [first, .. leaves.Select(derivatives.GradOf)];
    });

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(null, true)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Backward_OfEachOverload_IsTheOriginals(bool? retain, bool create)
    {
        Tensor[] Inputs() => [tensor(2.0, requires_grad: true)];
        void Same(Action<Tensor, Tensor[]> original, Action<Tensor, Tensor[]> rewritten)
        {
            string Run(Action<Tensor, Tensor[]> backward)
            {
                var x = Inputs();
                try
                {
                    backward(x[0].pow(3), x);
                    var again = x[0].grad!.pow(2);
                    var first = Bits([x[0].grad]);
                    if (create)
                        backward(again, x);
                    return string.Join(';', [.. first, .. Bits([x[0].grad])]);
                }
                catch (System.Runtime.InteropServices.ExternalException e)
                {
                    return e.Message.Split('\n')[0];
                }
            }
            Assert.Equal(Run(original), Run(rewritten));
        }
        Tensor seed = tensor(0.3);
        Same((y, x) => y.backward(), (y, x) => Worker.Tape.Rewritten.Tensor_backward(y));
        Same((y, x) => y.backward([seed], retain ?? false, create, x), (y, x) => Worker.Tape.Rewritten.Tensor_backward(y, [seed], retain ?? false, create, x));
        Same((y, x) => y.backward(null, retain ?? false, create), (y, x) => Worker.Tape.Rewritten.Tensor_backward(y, null, retain ?? false, create, null));
        Same((y, x) => autograd.backward(y, seed, retain, create, x), (y, x) => Worker.Tape.Rewritten.autograd_backward(y, seed, retain, create, x));
        Same((y, x) => autograd.backward(y, [seed], retain, create), (y, x) => Worker.Tape.Rewritten.autograd_backward(y, [seed], retain, create, null));
        Same((y, x) => autograd.backward([y], null, retain, create), (y, x) => Worker.Tape.Rewritten.autograd_backward([y], null, retain, create, null));
    }

    [Fact]
    public void Optimizer_OfAnyKind_StepsAsTheOriginal()
    {
        Func<TorchSharp.Modules.Parameter, optim.Optimizer>[] kinds =
            [w => optim.SGD([w], 0.1, momentum: 0.9), w => optim.Adam([w], 0.1), w => optim.RMSProp([w], 0.1), w => optim.LBFGS([w], 0.1)];
        List<string> Run(Derivatives derivatives, Func<TorchSharp.Modules.Parameter, optim.Optimizer> kind)
        {
            var w = new TorchSharp.Modules.Parameter(tensor(new double[] { 1, -2 }));
            using var optimizer = kind(w);
            for (var epoch = 0; epoch < 5; epoch++)
                derivatives.Step(optimizer, () =>
                {
                    optimizer.zero_grad();
                    var loss = (w * w).sum();
                    derivatives.Backward([loss]);
                    return loss;
                });
            return Bits([w]);
        }
        foreach (var kind in kinds)
            Assert.Equal(Run(Derivatives.Original, kind), Taped.Run(Taint.None, () => Run(Derivatives.Rewritten, kind)));
    }

    [Fact]
    public void Jacobian_OfAnyFunction_IsTheOriginals() => IsSame((derivatives, graph) =>
    {
        var all = graph.Build(derivatives);
        var at = all[0].detach().reshape(-1);
        var nodes = graph.Nodes.Select(n => n.Operation).ToList();
        return
        [
            derivatives.Jacobian(x => stack([x.sum().sin(), x.prod(), (x * at).exp().sum()]), at),
            derivatives.Jacobian(x => nodes.Aggregate(x, (y, n) => n % 2 == 0 ? y.tanh() : y * x), at),
            derivatives.Jacobian(x => derivatives.Grad([x.pow(3).sum()], [x], create: true, retain: true)[0], at),
        ];
    });

    [Fact]
    public void Matmul_OfAnyShapes_IsTheOriginals() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 4]).Sample(
            (leftBatch, rightBatch, n, k, m) =>
            {
                var left = randn([.. Enumerable.Repeat(2L, leftBatch), n, k], float64);
                var right = randn([.. Enumerable.Repeat(2L, rightBatch), k, m], float64);
                Assert.Equal(Bits([left.matmul(right)]), Bits([Derivatives.Rewritten.Matmul(left, right)]));
                var vector = randn(k, float64);
                Assert.Equal(Bits([left.matmul(vector), vector.matmul(right), vector.matmul(vector)]),
                    Bits([Derivatives.Rewritten.Matmul(left, vector), Derivatives.Rewritten.Matmul(vector, right), Derivatives.Rewritten.Matmul(vector, vector)]));
            },
            iter: Graphs, threads: 1);
}
