using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Autograder.Worker.Tape;

/// <summary>
/// The tensors that <c>backward</c> may write to, as far as they were seen: libtorch does not tell. They are known by
/// libtorch's tensor, which several of TorchSharp's objects may share, and are not kept alive.
/// </summary>
internal sealed class Leaves
{
    // A training loop may make a new leaf each time; only the latest are worth asking.
    private const int MostWatched = 256;

    private readonly Dictionary<nint, Leaf?> known = [];
    private readonly Queue<nint> watched = new();

    private sealed record Leaf(WeakReference<Tensor> Tensor, bool Retains);

    /// <param name="retains">It is not a leaf of the graph, and keeps its gradient nevertheless.</param>
    public void Add(Tensor tensor, bool retains = false)
    {
        var key = Key(tensor);
        if (!known.TryGetValue(key, out var before) || before is null)
            watched.Enqueue(key);
        known[key] = new(new(tensor), retains || before is { Retains: true });
        if (watched.Count > MostWatched)
            known[watched.Dequeue()] = null;
    }

    /// <summary>It was added once, though it may not be watched any more.</summary>
    public bool Contains(Tensor tensor) => known.ContainsKey(Key(tensor));

    /// <summary>Those watched that <c>backward</c> could write to now.</summary>
    public List<Tensor> Writable()
    {
        var writable = new List<Tensor>();
        foreach (var key in watched)
        {
            if (known[key] is { } leaf && leaf.Tensor.TryGetTarget(out var tensor) && !tensor.IsInvalid
                && tensor.requires_grad && (leaf.Retains || tensor.is_leaf))
                writable.Add(tensor);
        }
        return writable;
    }

    // The handle points to an at::Tensor, whose only member points to the tensor itself.
    private static nint Key(Tensor tensor) => Marshal.ReadIntPtr(tensor.Handle);
}
