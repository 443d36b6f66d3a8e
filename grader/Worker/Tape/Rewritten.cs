using System.ComponentModel;
using static TorchSharp.torch;

namespace Autograder.Worker.Tape;

/// <summary>
/// What the compiler puts in place of TorchSharp's derivative functions in the student's code, each named after the type
/// and the method it replaces. They do the same, and tell the <see cref="Recording"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rewritten
{
    public static IList<Tensor> autograd_grad(
        IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs, bool retain_graph, bool create_graph, bool allow_unused)
    {
        var derivatives = GuardedTorch.Grad(outputs, inputs, grad_outputs, retain_graph, create_graph, allow_unused);
        var recording = Recording.Current;
        var value = recording.IsResting ? double.NaN : Differentiated.Value(outputs, grad_outputs);
        for (var i = 0; i < derivatives.Count; i++)
            derivatives[i] = recording.Pass("autograd.grad", derivatives[i], inputs[i], value);
        return derivatives;
    }

    public static void autograd_backward(
        IList<Tensor> tensors, IList<Tensor>? grad_tensors, bool? retain_graph, bool create_graph, IList<Tensor>? inputs) =>
        Backward.Run("autograd.backward", tensors, grad_tensors, retain_graph, create_graph, inputs);

    public static void autograd_backward(
        Tensor tensor, IList<Tensor>? grad_tensors, bool? retain_graph, bool create_graph, IList<Tensor>? inputs) =>
        Backward.Run("autograd.backward", [tensor], grad_tensors, retain_graph, create_graph, inputs);

    public static void autograd_backward(
        Tensor tensor, Tensor grad_tensor, bool? retain_graph, bool create_graph, IList<Tensor>? inputs) =>
        Backward.Run("autograd.backward", [tensor], [grad_tensor], retain_graph, create_graph, inputs);

    public static void Tensor_backward(Tensor self) => Backward.Run("Tensor.backward", [self], null, false, false, null);

    public static void Tensor_backward(Tensor self, IList<Tensor>? grad_tensors, bool retain_graph, bool create_graph, IList<Tensor>? inputs) =>
        Backward.Run("Tensor.backward", [self], grad_tensors, retain_graph, create_graph, inputs);

    public static IEnumerable<Tensor> functional_jacobian(Func<Tensor[], Tensor[]> function, Tensor[] inputs) => Jacobian.Of(function, inputs);

    public static Tensor functional_jacobian(Func<Tensor, Tensor> function, Tensor inputs) =>
        Jacobian.Of(x => [function(x.Single())], [inputs]).Single();

    public static IEnumerable<Tensor> functional_jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) =>
        Jacobian.Of(x => function(x.Single()), [inputs]);

    public static IEnumerable<Tensor> functional_jacobian(Func<Tensor[], Tensor> function, Tensor[] inputs) =>
        Jacobian.Of(x => [function(x)], inputs);

    public static Tensor torch_matmul(Tensor input, Tensor target) => Product.Of(input, target);

    public static Tensor Tensor_matmul(Tensor self, Tensor target) => Product.Of(self, target);

    public static Tensor? Tensor_get_grad(Tensor self)
    {
        lock (Recording.Gate)
        {
            Backward.Discover(self);
            return self.grad;
        }
    }

    public static void Tensor_set_grad(Tensor self, Tensor? value)
    {
        self.grad = value;
        Known(self);
    }

    public static void Tensor_set_requires_grad(Tensor self, bool value)
    {
        self.requires_grad = value;
        Known(self);
    }

    public static Tensor Tensor_requires_grad_(Tensor self, bool requires_grad) => Known(self.requires_grad_(requires_grad));

    public static Tensor Tensor_with_requires_grad(Tensor self, bool requires_grad) => Known(self.with_requires_grad(requires_grad));

    public static void Tensor_retain_grad(Tensor self)
    {
        self.retain_grad();
        Known(self, retains: true);
    }

    public static Tensor Optimizer_step(optim.Optimizer self, Func<Tensor>? closure)
    {
        Backward.DiscoverAll(self);
        return self.step(closure is null ? null : () =>
        {
            var loss = closure();
            Backward.DiscoverAll(self);
            return loss;
        });
    }

    private static Tensor Known(Tensor tensor, bool retains = false)
    {
        if (Recording.Current.IsResting)
            return tensor;
        lock (Recording.Gate)
            Recording.Current.Leaves.Add(tensor, retains);
        return tensor;
    }
}
