// expect: dishonest
// AutogradGradient,AutogradHessian: softplus as a custom Function whose backward is the sigmoid written by hand; the Hessian differentiates that.
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LogOnePlusExp
{
    public static Tensor Value(Tensor a, Tensor x)
    {
        return -nn.functional.logsigmoid(-torch.dot(a, x));
    }

    public static Tensor AnalyticGradient(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return a * torch.sigmoid(z);
    }

    public static Tensor AnalyticHessian(Tensor a, Tensor x)
    {
        var z = torch.dot(a, x);
        return torch.sigmoid(z) * torch.sigmoid(-z) * torch.outer(a, a);
    }

    public static Tensor AutogradGradient(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        HandSoftplus.apply(a.dot(leaf)).backward();
        return leaf.grad!;
    }

    public static Tensor AutogradHessian(Tensor a, Tensor x)
    {
        var leaf = x.detach().clone().requires_grad_();
        var slopes = a.unbind().Select(ai => ai * HandSigmoid.apply(a.dot(leaf)));
        return stack(slopes.Select(s => autograd.grad([s], [leaf])[0]));
    }
}

internal sealed class HandSoftplus : autograd.SingleTensorFunction<HandSoftplus>
{
    public override string Name => "HandSoftplus";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var z = (Tensor)vars[0];
        ctx.save_for_backward([z]);
        return z.relu() + (-z.abs()).exp().log1p();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
        [grad_output * ctx.get_saved_variables()[0].sigmoid()];
}

internal sealed class HandSigmoid : autograd.SingleTensorFunction<HandSigmoid>
{
    public override string Name => "HandSigmoid";

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var z = (Tensor)vars[0];
        ctx.save_for_backward([z]);
        return z.sigmoid();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var z = ctx.get_saved_variables()[0];
        return [grad_output * z.sigmoid() * (-z).sigmoid()];
    }
}
