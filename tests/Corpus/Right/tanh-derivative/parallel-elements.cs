// expect: tanh-derivative full
// style: Parallel.For over the elements, each with a leaf of its own.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public class TanhDerivative
{
    public static Tensor Fourth(Tensor x)
    {
        var values = x.detach().contiguous().data<double>().ToArray();
        var results = new double[values.Length];
        Parallel.For(0, values.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            using var scope = NewDisposeScope();
            var t = torch.tensor(values[i], requires_grad: true);
            var y = t.tanh();
            for (var order = 0; order < 4; order++)
                y = autograd.grad([y], [t], retain_graph: true, create_graph: true)[0];
            results[i] = y.item<double>();
        });
        return torch.tensor(results).reshape(x.shape);
    }
}
