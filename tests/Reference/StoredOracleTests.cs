using System.Text.Json;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Reference.Oracles;

namespace Autograder.Reference.Tests;

/// <summary>All oracles agree with numbers that nobody of this project made.</summary>
public sealed class StoredOracleTests
{
    [Fact]
    public void TaylorSeries_OfKTerms_AgreesWithTheExactPolynomial()
    {
        foreach (var row in StoredOracle.Exercise("ex1_taylor_cosine").At("rows").EnumerateArray())
        {
            var (x, terms) = (row.Number("x"), (int)row.Number("K"));
            // The sum of the absolute values of the terms, which is cosh |x| at most: what rounding is relative to.
            var allowed = AgreementCheck.DefaultTolerance * Math.Cosh(x);
            Assert.Equal(row.Number("f_exact_poly"), TaylorSeries.Cosine(x, terms), allowed);
            Assert.Equal(row.Number("grad_exact_poly"), TaylorSeries.CosineDerivative(x, terms), allowed);
        }
    }

    [Fact]
    public void TaylorCosine_Rows_AgreeWithCosineAndMinusSine()
    {
        foreach (var row in StoredOracle.Exercise("ex1_taylor_cosine").At("rows").EnumerateArray())
        {
            var probe = Probe(row.Tensor("x"));
            AssertAgreement(TaylorCosineOracles.Value, probe, row.Tensor("cos"));
            AssertAgreement(TaylorCosineOracles.Gradient, probe, row.Tensor("minus_sin"));
        }
    }

    [Theory]
    [InlineData("mean_float64")]
    [InlineData("autograd_mean_float64")]
    public void Training_OnTheHandoutsData_AgreesWithTheStoredRun(string mode)
    {
        var data = StoredOracle.Exercise("ex2_linreg");
        AssertRun(data.At("runs").At(mode).At("rows"), data.Tensor("X"), data.Tensor("Y"), data.Number("lr"));
    }

    [Theory]
    [InlineData("mean")]
    [InlineData("autograd_mean")]
    public void Training_OnFiftyPoints_AgreesWithTheStoredRun(string mode)
    {
        var data = StoredOracle.Exercise("ex2_linreg");
        AssertRun(data.At("random_n50").At("runs").At(mode).At("rows"), data.At("random_n50").Tensor("X"), data.At("random_n50").Tensor("Y"), data.Number("lr"));
    }

    [Fact]
    public void TanhDerivatives_OfOrder0To5_AgreeWithTheExactOnes()
    {
        foreach (var row in StoredOracle.Exercise("ex3_tanh4").At("rows").EnumerateArray())
        {
            var probe = Probe(row.Tensor("x"));
            for (var order = 0; order <= 4; order++)
                AssertAgreement(TanhDerivativeOracles.Derivative(order), probe, row.At("d0_to_d4_exact")[order].ToTensor());
            if (row.At("d5_exact").ValueKind == JsonValueKind.Number)
                AssertAgreement(TanhDerivativeOracles.Derivative(5), probe, row.Tensor("d5_exact"));
        }
    }

    [Fact]
    public void QuadraticForm_Cases_Agree()
    {
        foreach (var row in StoredOracle.Exercise("ex4_quadratic").EnumerateArray())
        {
            var probe = Probe(row.Tensor("A"), row.Tensor("b"), row.Tensor("c"), row.Tensor("x"));
            AssertAgreement(QuadraticFormOracles.Value, probe, row.Tensor("f"));
            AssertAgreement(QuadraticFormOracles.Gradient, probe, row.Tensor("grad"));
            AssertAgreement(QuadraticFormOracles.Hessian, probe, row.Tensor("hess"));
        }
    }

    [Fact]
    public void TraceProduct_Cases_Agree()
    {
        foreach (var row in StoredOracle.Exercise("ex5_trace").EnumerateArray())
        {
            var probe = Probe(row.Tensor("A"), row.Tensor("X"), row.Tensor("B"));
            AssertAgreement(TraceProductOracles.Value, probe, row.Tensor("f"));
            AssertAgreement(TraceProductOracles.Gradient, probe, row.Tensor("grad"));
        }
    }

    [Fact]
    public void LeastSquares_Cases_Agree()
    {
        foreach (var row in StoredOracle.Exercise("ex6_lsq").EnumerateArray())
        {
            var probe = Probe(row.Tensor("A"), row.Tensor("b"), row.Tensor("x"));
            AssertAgreement(LeastSquaresOracles.Value, probe, row.Tensor("f"));
            AssertAgreement(LeastSquaresOracles.Gradient, probe, row.Tensor("grad"));
            AssertAgreement(LeastSquaresOracles.Hessian, probe, row.Tensor("hess"));
        }
    }

    [Fact]
    public void LogOnePlusExp_CasesFromMinus720To720_Agree()
    {
        foreach (var row in StoredOracle.Exercise("ex7_softplus").EnumerateArray())
        {
            var probe = Probe(row.Tensor("a"), row.Tensor("x"));
            AssertAgreement(LogOnePlusExpOracles.Value, probe, row.Tensor("f"));
            AssertAgreement(LogOnePlusExpOracles.Gradient, probe, row.Tensor("grad"));
            AssertAgreement(LogOnePlusExpOracles.Hessian, probe, row.Tensor("hess"));
        }
    }

    private static void AssertRun(JsonElement rows, TensorValue x, TensorValue y, double learningRate)
    {
        var run = new Probe("", [x, y, learningRate, rows.GetArrayLength()]);
        foreach (var trajectory in new[] { LinearRegressionOracles.Train(run), LinearRegressionOracles.TrainByAutograd(run), LinearRegressionOracles.TrainByTaylorMode(run) })
        {
            var w = 0.0;
            foreach (var row in rows.EnumerateArray())
            {
                var epoch = row.At("epoch").GetInt32() - 1;
                Assert.Equal(row.Number("w"), trajectory.Weights[epoch], 1e-12);
                Assert.Equal(row.Number("loss_before"), trajectory.Losses[epoch], 1e-11);
                AssertAgreement(LinearRegressionOracles.Gradient, Probe(TensorValue.Scalar(w), x, y), row.Tensor("grad"));
                w = row.Number("w");
            }
        }
    }

    private static void AssertAgreement(Quantity quantity, Probe probe, TensorValue stored)
    {
        var scale = quantity.Scale(probe);
        foreach (var oracle in quantity.Oracles)
        {
            var answer = oracle.Answer(probe);
            Assert.True(answer.HasShape(stored), $"{oracle.Name}: shape");
            for (var i = 0; i < stored.Values.Length; i++)
                Assert.Equal(stored[i], answer[i], AgreementCheck.DefaultTolerance * scale[i]);
        }
    }

    private static Probe Probe(params TensorValue[] arguments) => new("stored", [.. arguments]);
}
