using System.Runtime.InteropServices;
using Autograder.Contracts;
using Autograder.Worker.Tape;
using static TorchSharp.torch;

namespace Autograder.Worker.Tests.Tape;

/// <summary>
/// Every mistake that ends the process at a student's home is an exception here, with the sentence that libtorch prints
/// there (<c>what():</c>, measured with the original functions of TorchSharp 0.107 in throw-away processes).
/// </summary>
[Collection(nameof(TapeCollection))]
public sealed class ProcessEndingTests
{
    private const string SecondTime = "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). "
        + "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). "
        + "Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.";

    private const string NoGraph = "element 0 of tensors does not require grad and does not have a grad_fn";

    private static readonly Derivatives taped = Derivatives.Rewritten;

    private static Tensor X => tensor(2.0, requires_grad: true);

    private static Tensor V => tensor(new double[] { 1, 2, 3 }, requires_grad: true);

    public static readonly TheoryData<string, string> Mistakes = new()
    {
        { "unused input", "element 1of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior." },
        { "input without grad", "element 1 of the input tensors does not require grad" },
        { "output without grad", NoGraph },
        { "detached output", NoGraph },
        { "vector output", "grad can be implicitly created only for scalar outputs" },
        { "seed of another shape", "invalid gradient at index 0 - got [2] but expected shape compatible with [3]" },
        { "too many seeds", "got 1 tensors and 2 gradients" },
        { "second time", SecondTime },
        { "create_graph without retain_graph", SecondTime },
        { "missing create_graph", NoGraph },
        { "changed in place", "one of the variables needed for gradient computation has been modified by an inplace operation" },
        { "complex output", "grad can be computed only for real scalar outputs but got ComplexDouble" },
        { "no inputs", "grad requires non-empty inputs." },
        { "jacobian of a detached function", NoGraph },
        { "matrices", "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)" },
        { "matrix and vector", "size mismatch, got input (2), mat (2x3), vec (2)" },
        { "vectors", "inconsistent tensor size, expected tensor [2] and src [3] to have the same number of elements, but got 2 and 3 elements respectively" },
        { "types", "expected m1 and m2 to have the same dtype, but got: double != float" },
        { "0-d", "both arguments to matmul need to be at least 1D, but they are 0D and 2D" },
        { "batches", "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0" },
    };

    private static object Make(string mistake)
    {
        var (x, y, v) = (X, X, V);
        var cube = x * x * x;
        switch (mistake)
        {
            case "unused input": return taped.Grad([x * x], [x, y]);
            case "input without grad": return taped.Grad([x * x], [x, tensor(1.0)]);
            case "output without grad": return taped.Grad([tensor(1.0) * 2], [x]);
            case "detached output": return taped.Grad([(x * x).detach()], [x]);
            case "vector output": return taped.Grad([v * v], [v]);
            case "seed of another shape": return taped.Grad([v * v], [v], [ones(2, float64)]);
            case "too many seeds": return taped.Grad([v * v], [v], [ones(3, float64), ones(3, float64)]);
            case "second time": taped.Grad([cube], [x]); return taped.Grad([cube], [x]);
            case "create_graph without retain_graph": return taped.Grad([taped.Grad([cube], [x], create: true)[0]], [x]);
            case "missing create_graph": return taped.Grad([taped.Grad([cube], [x], retain: true)[0]], [x]);
            case "changed in place": var e = (x * x).exp(); e.add_(1); return taped.Grad([e], [x]);
            case "complex output": var z = tensor(new System.Numerics.Complex(1, 2), requires_grad: true); return taped.Grad([z * z], [z]);
            case "no inputs": return taped.Grad([x * x], []);
            case "jacobian of a detached function": return taped.Jacobian(t => t.detach() * 2, v);
            case "matrices": return taped.Matmul(ones(2, 3, float64), ones(2, 3, float64));
            case "matrix and vector": return taped.Matmul(ones(2, 3, float64), ones(2, float64));
            case "vectors": return taped.Matmul(ones(2, float64), ones(3, float64));
            case "types": return taped.Matmul(ones(2, 3, float64), ones(3, 2, float32));
            case "0-d": return taped.Matmul(tensor(1.0), ones(2, 3, float64));
            case "batches": return taped.Matmul(ones(2, 2, 3, float64), ones(3, 3, 2, float64));
            default: throw new ArgumentException(mistake);
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_OfAnyKind_IsAnExceptionWithLibtorchsSentence(string mistake, string sentence)
    {
        foreach (var taint in new[] { Taint.None, new Taint(1.7, 0.5, 1) })
        {
            var thrown = Assert.Throws<ProcessEndingException>(() => Taped.Run(taint, () => Make(mistake)));
            Assert.StartsWith(sentence, thrown.Message);
            Assert.DoesNotContain("TorchScript", thrown.Message);
            Assert.DoesNotContain("frame #", thrown.Message);
        }
    }

    [Fact]
    public void Backward_Refused_ThrowsAsTheOriginalAndLeavesGradsAlone()
    {
        foreach (var taint in new[] { Taint.None, new Taint(1.7, 0.5, 1) })
        {
            var v = Taped.Run(taint, () =>
            {
                var v = taped.RequireGrad(tensor(new double[] { 1, 2, 3 }));
                v.grad = tensor(new double[] { 7, 8, 9 });
                Assert.IsNotType<ProcessEndingException>(Assert.ThrowsAny<ExternalException>(() => taped.Backward([v * v])));
                return v;
            });
            Assert.Equal([7, 8, 9], v.grad!.data<double>().ToArray());
        }
    }

    [Fact]
    public void Grad_OfNullOrDisposed_ThrowsAsTheOriginal()
    {
        var x = X;
        Assert.Throws<NullReferenceException>(() => taped.Grad([x * x], [null!]));
        Assert.Throws<NullReferenceException>(() => taped.Grad(null!, [x]));
        var gone = x * x;
        gone.Dispose();
        Assert.Equal("Tensor invalid -- empty handle.", Assert.Throws<InvalidOperationException>(() => taped.Grad([gone], [x])).Message);
        Assert.Throws<NullReferenceException>(() => taped.Matmul(null!, x));
        Assert.Throws<NullReferenceException>(() => taped.Matmul(V, null!));
    }
}
