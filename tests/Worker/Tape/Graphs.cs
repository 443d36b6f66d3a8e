using CsCheck;
using static TorchSharp.torch;

namespace Autograder.Worker.Tests.Tape;

/// <summary>A random computation: vectors and numbers as leaves, then nodes made of earlier ones.</summary>
/// <param name="Leaves">How many numbers each leaf holds; 0 for a 0-d tensor.</param>
/// <param name="Nodes">For each node an operation and two earlier nodes, taken modulo what is there.</param>
internal sealed record Graph(int[] Leaves, (int Operation, int Left, int Right)[] Nodes, int Seed)
{
    public static Gen<Graph> Any { get; } =
        from leaves in Gen.Int[0, 1].Select(k => 3 * k).Array[1, 3]
        from nodes in Gen.Select(Gen.Int[0, 9], Gen.Int[0, 99], Gen.Int[0, 99]).Array[1, 7]
        from seed in Gen.Int[0, 1000]
        select new Graph(leaves, nodes, seed);

    /// <summary>All tensors of the computation, leaves first.</summary>
    public List<Tensor> Build(Derivatives derivatives)
    {
        var random = new Random(Seed);
        var all = new List<Tensor>();
        foreach (var size in Leaves)
            all.Add(derivatives.RequireGrad(size == 0
                ? tensor(random.NextDouble() * 2 - 1)
                : tensor(Enumerable.Range(0, size).Select(_ => random.NextDouble() * 2 - 1).ToArray())));
        foreach (var (operation, l, r) in Nodes)
        {
            var (left, right) = (all[l % all.Count], all[r % all.Count]);
            all.Add(operation switch
            {
                0 => left + right,
                1 => left * right,
                2 => left - 2 * right,
                3 => left.sin(),
                4 => left.tanh(),
                5 => left.pow(3),
                6 => left.exp() * 0.1,
                7 => left.sum() * right,
                8 => (left.reshape(-1)[0] + right).sigmoid(),
                9 => left.detach() * right,
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }
        return all;
    }
}
