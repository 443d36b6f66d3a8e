using Autograder.Contracts;
using Autograder.Worker.Conversion;
using static TorchSharp.torch;

namespace Autograder.Worker.Tests.Tape;

/// <summary>How results follow the taint of the derivatives that they were made of.</summary>
[Collection(nameof(TapeCollection))]
public sealed partial class TaintTests
{
    private static readonly Taint scale = new(1.7, 0, 0), shift = new(1, 0.5, 42), both = new(1.7, 0.5, 42), noiseOnly = new(0, 1, 42);
    private static readonly Derivatives taped = Derivatives.Rewritten;
    private static readonly double[] point = [0.3, -0.7, 1.1];

    private static double[] Evaluate(Taint taint, Func<Tensor> call) => Taped.Run(taint, () => TensorReader.Doubles(call()));

    private static Tensor Leaf() => taped.RequireGrad(tensor(point));

    private static Tensor Nested(int order)
    {
        var x = Leaf();
        var y = x.tanh();
        for (var i = 0; i < order; i++)
            y = taped.Grad([y.sum()], [x], retain: true, create: true)[0];
        return y;
    }

    private static void IsTimes(double factor, double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First * factor, pair.Second, 1e-12 * Math.Abs(factor)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Scale_NestedGradients_CountsThePasses(int order) =>
        IsTimes(Math.Pow(1.7, order), Evaluate(Taint.None, () => Nested(order)), Evaluate(scale, () => Nested(order)));

    [Fact]
    public void Scale_HessianByRows_CountsTwoPasses()
    {
        static Tensor Hessian()
        {
            var x = Leaf();
            var gradient = taped.Grad([(x.sin() * x.sum()).sum()], [x], retain: true, create: true)[0];
            return stack(Enumerable.Range(0, 3).Select(i => taped.Grad([gradient[i]], [x], retain: true)[0]));
        }
        IsTimes(1.7 * 1.7, Evaluate(Taint.None, Hessian), Evaluate(scale, Hessian));
    }

    [Fact]
    public void Scale_JacobianOfAGradient_CountsTwoPasses()
    {
        static Tensor Jacobian() => taped.Jacobian(x => taped.Grad([x.exp().prod()], [x], retain: true, create: true)[0], tensor(point));
        IsTimes(1.7 * 1.7, Evaluate(Taint.None, Jacobian), Evaluate(scale, Jacobian));
    }

    [Fact]
    public void Jacobian_OfManyRows_IsOnePass()
    {
        var (jacobian, evidence) = Taped.Record(both, () => taped.Jacobian(x => x * x, tensor(point)));
        Assert.Equal((1, "functional.jacobian"), (evidence.PassCount, evidence.Passes.Single().Function));
        Assert.Equal([3L, 3L], evidence.Passes.Single().Shape.AsEnumerable());
        for (var i = 0; i < 9; i++)
            Assert.Equal((i % 4 == 0 ? 1.7 * 2 * point[i / 4] : 0) + 0.5 * Taint.Noise(42, 0, i), TensorReader.Doubles(jacobian)[i], 1e-13);
    }

    [Fact]
    public void Shift_OfAGradient_IsTheNoiseOfItsPass()
    {
        static Tensor Two()
        {
            var x = Leaf();
            return stack([taped.Grad([x.sin().sum()], [x])[0], taped.Grad([x.cos().sum()], [x])[0]]);
        }
        var (plain, tainted) = (Evaluate(Taint.None, Two), Evaluate(both, Two));
        for (var i = 0; i < 6; i++)
            Assert.Equal(1.7 * plain[i] + 0.5 * Taint.Noise(42, i / 3, i % 3), tainted[i], 1e-13);
    }

    [Fact]
    public void Shift_OfTheFirstPass_IsGoneAfterTheSecond()
    {
        static Tensor Second() => Nested(2);
        var (plain, tainted) = (Evaluate(Taint.None, Second), Evaluate(both, Second));
        for (var i = 0; i < 3; i++)
            Assert.Equal(1.7 * 1.7 * plain[i] + 0.5 * Taint.Noise(42, 1, i), tainted[i], 1e-13);
    }

    [Fact]
    public void NoiseOnly_OfANestedGradient_KnowsNothingOfTheInput()
    {
        static Tensor At(double[] where)
        {
            var x = taped.RequireGrad(tensor(where));
            var first = taped.Grad([x.sin().sum()], [x], retain: true, create: true)[0];
            return taped.Grad([first.pow(2).sum()], [x])[0];
        }
        Assert.Equal(Evaluate(noiseOnly, () => At([1, 2])), Evaluate(noiseOnly, () => At([3, 4])));
        Assert.NotEqual(Evaluate(noiseOnly, () => At([1, 2])), Evaluate(noiseOnly with { Seed = 43 }, () => At([1, 2])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Backward_Accumulating_TaintsOnlyWhatIsNew(bool knownBefore)
    {
        Tensor Accumulated()
        {
            // Made by a factory, a leaf is not known before it is asked for its gradient.
            var x = knownBefore ? Leaf() : tensor(point, requires_grad: true);
            taped.Backward([(x * 2).sum()]);
            taped.GradOf(x);
            taped.Backward([x.sin().sum()]);
            return taped.GradOf(x)!;
        }
        var tainted = Evaluate(both, Accumulated);
        for (var i = 0; i < 3; i++)
            Assert.Equal(1.7 * (2 + Math.Cos(point[i])) + 0.5 * (Taint.Noise(42, 0, i) + Taint.Noise(42, 1, i)), tainted[i], 1e-13);
    }

    [Fact]
    public void Backward_WhatStoodInGradBefore_IsNotTainted()
    {
        static Tensor Standing()
        {
            var x = Leaf();
            x.grad = tensor(new double[] { 10, 20, 30 });
            taped.Backward([x.sum()]);
            return taped.GradOf(x)!;
        }
        var tainted = Evaluate(both, Standing);
        for (var i = 0; i < 3; i++)
            Assert.Equal(10 * (i + 1) + 1.7 + 0.5 * Taint.Noise(42, 0, i), tainted[i], 1e-13);
    }

    [Theory]
    [InlineData(1.7)]
    [InlineData(0)]
    public void Backward_GradReadTwice_IsTaintedOnce(double factor)
    {
        Tensor Twice()
        {
            var x = tensor(point, requires_grad: true);
            taped.Backward([x.sin().sum()]);
            return stack([taped.GradOf(x)!, taped.GradOf(x)!]);
        }
        var tainted = Evaluate(new(factor, 1, 7), Twice);
        for (var i = 0; i < 6; i++)
            Assert.Equal(factor * Math.Cos(point[i % 3]) + Taint.Noise(7, 0, i % 3), tainted[i], 1e-13);
    }

    [Fact]
    public void Backward_WithAGraph_CanBeDifferentiatedAgain()
    {
        static Tensor Second()
        {
            var x = Leaf();
            taped.Backward([x.sin().sum()], retain: true, create: true);
            var first = taped.GradOf(x)!.sum();
            x.grad = null;
            taped.Backward([first]);
            return taped.GradOf(x)!;
        }
        IsTimes(1.7 * 1.7, Evaluate(Taint.None, Second), Evaluate(scale, Second));
    }

    [Fact]
    public void Backward_ByInputsInside_TaintsThem()
    {
        static Tensor Inside()
        {
            var x = Leaf();
            var inner = x.sin();
            taped.Backward([(inner * inner).sum()], inputs: [inner]);
            Assert.Null(x.grad);
            return taped.GradOf(inner)!;
        }
        var (plain, tainted) = (Evaluate(Taint.None, Inside), Evaluate(both, Inside));
        for (var i = 0; i < 3; i++)
            Assert.Equal(1.7 * plain[i] + 0.5 * Taint.Noise(42, 0, i), tainted[i], 1e-13);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Optimizer_OfALayer_FollowsTheTaint(bool byClosure)
    {
        Tensor Step()
        {
            random.manual_seed(1);
            var layer = nn.Linear(3, 1, hasBias: false, dtype: float64);
            var before = layer.weight!.detach().clone();
            Tensor Loss()
            {
                var loss = layer.forward(tensor(point).reshape(1, 3)).sum();
                taped.Backward([loss]);
                return loss;
            }
            if (!byClosure)
                Loss();
            taped.Step(optim.SGD(layer.parameters(), 1), byClosure ? Loss : null);
            return before - layer.weight!;
        }
        foreach (var taint in new[] { Taint.None, both, noiseOnly })
        {
            var moved = Evaluate(taint, Step);
            for (var i = 0; i < 3; i++)
                Assert.Equal(taint.Scale * point[i] + taint.Shift * Taint.Noise(42, 0, i), moved[i], 1e-13);
        }
    }

    [Fact]
    public void Training_WithAScale_IsHonestTrainingWithAFasterRate()
    {
        static Tensor Train(double rate)
        {
            var (x, y, w) = (tensor(new double[] { 1, 2, 3, 4 }), tensor(new double[] { 2, 4, 6, 8 }), tensor(0.0, requires_grad: true));
            for (var epoch = 0; epoch < 20; epoch++)
            {
                taped.Backward([(w * x - y).pow(2).mean()]);
                using (no_grad())
                    w.sub_(rate * taped.GradOf(w)!);
                taped.GradOf(w)!.zero_();
            }
            return w;
        }
        Assert.Equal(Evaluate(Taint.None, () => Train(0.017))[0], Evaluate(scale, () => Train(0.01))[0], 1e-13);
    }

    [Fact]
    public void Scale_OfAClosedForm_LeavesItAlone()
    {
        static Tensor Closed()
        {
            var x = Leaf();
            taped.Backward([x.sin().sum()]);
            return x.detach().cos();
        }
        Assert.Equal(Evaluate(Taint.None, Closed), Evaluate(both, Closed));
    }
}
