using static TorchSharp.torch;

namespace Autograder.Worker.Tests.Tape;

/// <summary>TorchSharp's derivative functions and the rewritten ones, side by side.</summary>
internal abstract class Derivatives
{
    public static Derivatives Original { get; } = new Originals();

    public static Derivatives Rewritten { get; } = new Rewrites();

    public abstract IList<Tensor> Grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? seeds = null, bool retain = false, bool create = false, bool unused = false);

    public abstract void Backward(IList<Tensor> tensors, IList<Tensor>? seeds = null, bool? retain = null, bool create = false, IList<Tensor>? inputs = null);

    public abstract Tensor Jacobian(Func<Tensor, Tensor> function, Tensor input);

    public abstract Tensor Matmul(Tensor left, Tensor right);

    public abstract Tensor? GradOf(Tensor leaf);

    public abstract Tensor RequireGrad(Tensor tensor);

    public abstract void Step(optim.Optimizer optimizer, Func<Tensor>? closure = null);

    private sealed class Originals : Derivatives
    {
        public override IList<Tensor> Grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? seeds, bool retain, bool create, bool unused) =>
            autograd.grad(outputs, inputs, seeds, retain, create, unused);

        public override void Backward(IList<Tensor> tensors, IList<Tensor>? seeds, bool? retain, bool create, IList<Tensor>? inputs) =>
            autograd.backward(tensors, seeds, retain, create, inputs);

        public override Tensor Jacobian(Func<Tensor, Tensor> function, Tensor input) => autograd.functional.jacobian(function, input);

        public override Tensor Matmul(Tensor left, Tensor right) => left.matmul(right);

        public override Tensor? GradOf(Tensor leaf) => leaf.grad;

        public override Tensor RequireGrad(Tensor tensor) => tensor.requires_grad_();

        public override void Step(optim.Optimizer optimizer, Func<Tensor>? closure) => optimizer.step(closure);
    }

    private sealed class Rewrites : Derivatives
    {
        public override IList<Tensor> Grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? seeds, bool retain, bool create, bool unused) =>
            Worker.Tape.Rewritten.autograd_grad(outputs, inputs, seeds, retain, create, unused);

        public override void Backward(IList<Tensor> tensors, IList<Tensor>? seeds, bool? retain, bool create, IList<Tensor>? inputs) =>
            Worker.Tape.Rewritten.autograd_backward(tensors, seeds, retain, create, inputs);

        public override Tensor Jacobian(Func<Tensor, Tensor> function, Tensor input) => Worker.Tape.Rewritten.functional_jacobian(function, input);

        public override Tensor Matmul(Tensor left, Tensor right) => Worker.Tape.Rewritten.torch_matmul(left, right);

        public override Tensor? GradOf(Tensor leaf) => Worker.Tape.Rewritten.Tensor_get_grad(leaf);

        public override Tensor RequireGrad(Tensor tensor) => Worker.Tape.Rewritten.Tensor_requires_grad_(tensor, true);

        public override void Step(optim.Optimizer optimizer, Func<Tensor>? closure) => Worker.Tape.Rewritten.Optimizer_step(optimizer, closure);
    }
}
