using static TorchSharp.torch;

namespace Autograder.Worker.Tape;

/// <summary>
/// <c>backward</c> with its contribution to each known leaf's <c>.grad</c> recorded and tainted; what stood there before
/// is left as it was. Its seeds are scaled, so that the scale reaches leaves that are not known, too.
/// </summary>
internal static class Backward
{
    public static void Run(string function, IList<Tensor> tensors, IList<Tensor>? seeds, bool? retain, bool create, IList<Tensor>? inputs)
    {
        if (Recording.Current.IsResting)
        {
            autograd.backward(tensors, seeds, retain, create, inputs);
            GC.KeepAlive((tensors, seeds));
            return;
        }
        lock (Recording.Gate)
        {
            var recording = Recording.Current;
            var scaled = Scaled(tensors, seeds, recording.Scale);
            var written = Watch(recording, inputs);
            var standing = written.Select(TakeAway).ToList();
            try
            {
                autograd.backward(tensors, scaled ?? seeds, retain, create, inputs);
            }
            catch
            {
                foreach (var (leaf, before) in written.Zip(standing))
                    leaf.grad = before;
                throw;
            }
            // The seeds before they were scaled.
            var value = Differentiated.Value(tensors, seeds);
            recording.LastBackward = (function, value);
            var seen = false;
            foreach (var (leaf, before) in written.Zip(standing))
                seen |= Accumulate(recording, function, value, leaf, before, create);
            if (!seen)
                recording.PassUnseen(function);
            GC.KeepAlive((tensors, seeds, scaled));
        }
    }

    /// <summary>Taints the gradient of a leaf that was not known when <c>backward</c> wrote to it, the first time it is read, with the gate held.</summary>
    public static void Discover(Tensor leaf)
    {
        var recording = Recording.Current;
        if (recording.LastBackward is not var (function, value) || recording.Leaves.Contains(leaf) || !leaf.is_leaf || !leaf.requires_grad)
            return;
        recording.Leaves.Add(leaf);
        using var gradient = leaf.grad;
        if (gradient is not null)
            leaf.grad = recording.PassToFoundLeaf(function, gradient, leaf, value);
    }

    /// <summary>The same for an optimizer, which reads <c>.grad</c> out of sight of the student's code.</summary>
    public static void DiscoverAll(optim.Optimizer optimizer)
    {
        lock (Recording.Gate)
        {
            // Once: some of them print a warning when they are asked.
            if (Recording.Current is { LastBackward: not null } recording && recording.Optimizers.Add(optimizer))
                foreach (var parameter in optimizer.parameters())
                    Discover(parameter);
        }
    }

    /// <summary>The seeds times a factor; null when nothing is to be scaled, or when libtorch will refuse them anyway.</summary>
    private static List<Tensor>? Scaled(IList<Tensor> tensors, IList<Tensor>? seeds, double factor)
    {
        if (factor == 1 || seeds is { Count: > 0 } && seeds.Count != tensors.Count)
            return null;
        using var graph = enable_grad();
        var scaled = new List<Tensor>();
        for (var i = 0; i < tensors.Count; i++)
        {
            var seed = seeds is { Count: > 0 } ? seeds[i] : null;
            if (seed is null && tensors[i].numel() != 1)
                return null;
            scaled.Add(seed is null ? full_like(tensors[i], factor) : seed.mul(factor));
        }
        return scaled;
    }

    private static List<Tensor> Watch(Recording recording, IList<Tensor>? inputs)
    {
        if (inputs is not { Count: > 0 })
            return recording.Leaves.Writable();
        // libtorch makes inputs keep their gradients, leaves or not; reading one that does not yet prints a warning.
        foreach (var input in inputs)
            if (input.requires_grad)
            {
                if (!input.is_leaf)
                    input.retain_grad();
                recording.Leaves.Add(input, retains: true);
            }
        return [.. inputs.Where(input => input.requires_grad).Distinct()];
    }

    private static Tensor? TakeAway(Tensor leaf)
    {
        var gradient = leaf.grad;
        if (gradient is not null)
            leaf.grad = null;
        return gradient;
    }

    /// <summary>As libtorch's AccumulateGrad: in place, but with a graph out of place.</summary>
    private static bool Accumulate(Recording recording, string function, double value, Tensor leaf, Tensor? before, bool create)
    {
        if (leaf.grad is not { } contribution)
        {
            if (before is not null)
                leaf.grad = before;
            return false;
        }
        var tainted = recording.PassToLeaf(function, contribution, leaf, value);
        using var graph = set_grad_enabled(create);
        if (before is not null)
            leaf.grad = create ? before.add(tainted) : before.add_(tainted);
        else if (!ReferenceEquals(tainted, contribution))
            leaf.grad = tainted;
        return true;
    }
}
