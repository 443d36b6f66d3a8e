using TorchSharp;
using static TorchSharp.torch;

namespace Autodiff.Exercises;

public static class QuadraticForm
{
	public static Tensor Value(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * x.dot(A.mv(x)) + b.dot(x) + c;

	public static Tensor AnalyticHessian(Tensor A, Tensor b, Tensor c, Tensor x) => 0.5 * (A + A.T);

	public static Tensor AutogradHessian(Tensor A, Tensor b, Tensor c, Tensor x)
	{
		x.requires_grad = true;
		var f = Value(A, b, c, x);
		var g = autograd.grad([f], [x], create_graph: true, retain_graph: true)[0];
		var rows = new List<Tensor>();
		for (int i = 0; i < x.shape[0]; i++)
			rows.Add(autograd.grad([g[i]], [x], retain_graph: true)[0]);
		return stack(rows);
	}
}
