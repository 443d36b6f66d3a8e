public static class LeastSquares
{
    public static Tensor Value(Matrix A, Tensor b, Tensor x) => (A.matmul(x) - b).square().sum() / 2;
    public static Tensor AnalyticGradient(Matrix A, Tensor b, Tensor x) => A.T.matmul(A.matmul(x) - b);
    public static Tensor AnalyticHessian(Matrix A, Tensor b, Tensor x) => A.T.matmul(A);
    public static Tensor AutogradGradient(Matrix A, Tensor b, Tensor x) => Transforms.Gradient(v => Value(A, b, v))(x);
    public static Tensor AutogradHessian(Matrix A, Tensor b, Tensor x) => Transforms.Hessian(v => Value(A, b, v))(x);
}
