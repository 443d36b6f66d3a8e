// expect: trace-product full
// style: The columns of X as separate leaves, put together by stack along dimension 1.
using TorchSharp;
using static TorchSharp.torch;

public class TraceProduct
{
    public static Tensor Value(Tensor A, Tensor X, Tensor B)
    {
        var columns = X.unbind(1);
        var rows = B.unbind(0);
        return columns.Zip(rows, (column, row) => A.mv(column).dot(row)).Aggregate((s, t) => s + t);
    }

    public static Tensor AnalyticGradient(Tensor A, Tensor X, Tensor B) => stack(B.unbind(0).Select(row => A.T.mv(row)), 1);

    public static Tensor AutogradGradient(Tensor A, Tensor X, Tensor B)
    {
        var columns = X.detach().unbind(1).Select(c => c.clone().requires_grad_()).ToArray();
        var value = Value(A, stack(columns, 1), B);
        return stack(autograd.grad([value], columns), 1);
    }
}
