using Autodiff.Kit;
using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class LeastSquares
{
	public static Tensor Value(Tensor A, Tensor b, Tensor x)
	{
		var f = zeros([], dtype: float64);
		for (var i = 0; i < A.shape[0]; i++)
			f = f + 0.5 * (A[i].dot(x) - b[i]).pow(2);
		return f;
	}

	public static Tensor AnalyticGradient(Tensor A, Tensor b, Tensor x)
	{
		var g = zeros_like(x);
		for (var i = 0; i < A.shape[0]; i++)
			g += (A[i].dot(x) - b[i]) * A[i];
		return g;
	}

	public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor x)
	{
		var h = zeros(x.shape[0], x.shape[0], dtype: float64);
		foreach (var row in A.unbind())
			h.add_(row.outer(row));
		return h;
	}

	public static Tensor AutogradGradient(Tensor A, Tensor b, Tensor x)
	{
		x = x.clone().requires_grad_();
		autograd.backward(Value(A, b, x));
		return x.grad!;
	}

	public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor x)
	{
		var hessian = zeros(x.shape[0], x.shape[0], dtype: float64);
		for (var i = 0; i < A.shape[0]; i++)
		{
			var (row, target) = (A[i], b[i]);
			hessian += Transforms.Hessian(v => 0.5 * (row.dot(v) - target).square())(x);
		}
		return hessian;
	}
}
