using static TorchSharp.torch;

namespace Autograder.Worker.Tape;

/// <summary>
/// <c>autograd.functional.jacobian</c> as TorchSharp has it, row by row and without a graph of its own; each matrix is one
/// derivative pass, however many rows it has.
/// </summary>
internal static class Jacobian
{
    /// <summary>For each output in turn the Jacobian by each input, of shape (output's shape, input's shape).</summary>
    public static List<Tensor> Of(Func<Tensor[], Tensor[]> function, Tensor[] inputs)
    {
        var (jacobians, values) = Exact(function, inputs);
        var recording = Recording.Current;
        for (var i = 0; i < jacobians.Count; i++)
            jacobians[i] = recording.Pass("functional.jacobian", jacobians[i], inputs[i % inputs.Length], values[i / inputs.Length]);
        return jacobians;
    }

    private static (List<Tensor> Jacobians, List<double> Values) Exact(Func<Tensor[], Tensor[]> function, Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        using var graph = enable_grad();
        Tensor[] at = [.. inputs.Select(input => input.detach().requires_grad_())];
        var jacobians = new List<Tensor>();
        var values = new List<double>();
        foreach (var output in function(at))
        {
            values.Add(Recording.Current.IsResting ? double.NaN : Differentiated.Value([output], null));
            var rows = Array.ConvertAll(at, _ => new List<Tensor>());
            for (var j = 0; j < output.NumberOfElements; j++)
            {
                var row = GuardedTorch.Grad([output.reshape(-1)[j]], at, seeds: null, retain: true, create: false, allowUnused: true);
                for (var k = 0; k < at.Length; k++)
                    rows[k].Add(row[k].IsInvalid ? zeros_like(at[k]) : row[k]);
            }
            for (var k = 0; k < at.Length; k++)
                jacobians.Add(stack(rows[k], dim: 0).view([.. output.shape, .. at[k].shape]).MoveToOuterDisposeScope());
        }
        return (jacobians, values);
    }
}
