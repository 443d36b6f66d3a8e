using System.Collections.Immutable;
using Autograder.Authoring;
using Autograder.Contracts;
using Autograder.Engine.Checking;

namespace Autograder.Engine.Tests.Checking;

/// <summary>Pictures come after the verdicts and change none: curves in the worker that is there, output of visible inputs in a fresh one.</summary>
public sealed class IllustratorTests
{
    private static readonly MemberSignature Function = MemberSignature.OfTensors("Square", "Value", "x"), Gradient = MemberSignature.OfTensors("Square", "Gradient", "x");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static AgreementCheck Check(Visibility visibility) => new()
    {
        Id = $"gradient.{visibility}", Title = "Gradient", Member = "Gradient", Visibility = visibility, Points = 2,
        Probes = _ => [new("small", [TensorValue.Vector(1, -2, 3)])], Oracles = [], Scale = p => p.Tensor(0),
        OwnFunction = new("Value", Argument: 0, Order: 1, Exact: false),
    };

    /// <summary>exp(x₀) + x₁² + x₂, and its gradient times a factor.</summary>
    private static Reaction Answer(WorkerRequest.Invoke asked, double factor)
    {
        var x = asked.Call.Arguments[0] is Value.Tensor(var at) ? at.Values : [];
        var value = asked.Call.Member.Contains("Value", StringComparison.Ordinal)
            ? TensorValue.Scalar(Math.Exp(x[0]) + x[1] * x[1] + x[2])
            : TensorValue.Vector(factor * Math.Exp(x[0]), factor * 2 * x[1], factor);
        return new Reaction.Say(new WorkerReply.Returned(asked.Number, value, new(0, [], [])));
    }

    private static async Task<(StepCurve? Curve, int Calls)> CurveAsync(Func<WorkerRequest.Invoke, Reaction> react, CheckStatus status = CheckStatus.Passed, Visibility visibility = Visibility.Visible, bool alive = true)
    {
        var calls = 0;
        var check = Check(visibility);
        var exercise = new Exercise("square", "Square", "Square", [Function, Gradient], [check]);
        var compiled = Compiled();
        await using var workers = new WarmWorkers(new FakeSandbox(asked => { calls++; return react(asked); }), new(), 0, false);
        await using var session = new WorkerSession(workers, compiled, new(), TimeProvider.System);
        if (alive)
            await session.CallAsync(new(Function.Key, [TensorValue.Vector(0, 0, 0)], Taint.None), TimeSpan.FromSeconds(5), Stop);
        var illustrated = await new Illustrator(TimeProvider.System).IllustrateAsync(
            [new(exercise, [new(check, new(status, "") { PublicMessage = "" })])], compiled, session, new(), 1, Stop);
        return (illustrated[0].Checks[0].Finding.Steps, calls);
    }

    private static CompileResponse Compiled() => new(
        new byte[] { 1 }, new byte[] { 2 }, new byte[] { 3 },
        ImmutableDictionary<string, MemberBinding>.Empty.Add(Function.Key, new MemberBinding.Bound("A.cs", 3, [])).Add(Gradient.Key, new MemberBinding.Bound("A.cs", 4, [])), [], []);

    [Fact]
    public async Task Curve_OfARightGradient_IsAV()
    {
        var (curve, _) = await CurveAsync(a => Answer(a, 1));

        Assert.Equal("Value", curve!.Function);
        Assert.Equal(12, curve.Points.Count);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => Math.Pow(10, -i)), curve.Points.Select(p => p.Step));
        var nearest = curve.Points.MinBy(p => p.Difference)!;
        Assert.InRange(nearest.Difference, 0, 1e-8);
        Assert.InRange(nearest.Step, 1e-7, 1e-3);
        // Truncation falls as h² on the left side, rounding rises on the right one.
        Assert.InRange(curve.Points[0].Difference / curve.Points[1].Difference, 50, 200);
        Assert.True(curve.Points[^1].Difference > 100 * nearest.Difference);
    }

    [Fact]
    public async Task Curve_OfAGradientOfAnotherFunction_StaysUp()
    {
        var (curve, _) = await CurveAsync(a => Answer(a, 2), CheckStatus.Failed);

        Assert.All(curve!.Points, p => Assert.True(p.Difference > 0.1 * Math.Abs(curve.Slope)));
    }

    [Theory]
    [InlineData(CheckStatus.Passed, Visibility.Hidden, true)]
    [InlineData(CheckStatus.Error, Visibility.Visible, true)]
    [InlineData(CheckStatus.Passed, Visibility.Visible, false)]
    public async Task Curve_OfHiddenInputsOrErrorsOrWithoutAWorker_IsNotAskedFor(CheckStatus status, Visibility visibility, bool alive)
    {
        var (curve, calls) = await CurveAsync(a => Answer(a, 1), status, visibility, alive);

        Assert.Null(curve);
        Assert.Equal(alive ? 1 : 0, calls);
    }

    [Fact]
    public async Task Curve_OfAMemberThatThrowsOrDies_IsNoneAndNobodysMatter()
    {
        Assert.Null((await CurveAsync(a => a.Number == 1 ? Answer(a, 1) : new Reaction.Say(new WorkerReply.Threw(a.Number, "System.Exception", "no", null, false)))).Curve);
        Assert.Null((await CurveAsync(a => a.Number < 4 ? Answer(a, 1) : new Reaction.Exit(134, "abort"))).Curve);
    }

    [Fact]
    public void Text_WithControlsAndTurnedDirections_IsHarmlessAndBounded()
    {
        Assert.Equal("·[31mred·[0m\n    a · b", new PrintedText("\u001b[31mred\u001b[0m\r\n\ta \u202E b\n\n", 20).Clean());
        var flood = new PrintedText(string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"line {i} {new string('x', 500)}")), 1 << 20).Clean();
        Assert.InRange(flood.Length, 1, 4000);
        Assert.Contains("line 4999", flood);
    }

    [Fact]
    public void Text_OfLibtorchItself_IsNothingPrinted()
    {
        const string notice = "[W1127 16:48:48.347168109 engine.cpp:1301] Warning: Using backward() with create_graph=True will create a reference cycle (function operator())\n";
        Assert.Null(PrintedText.Of(notice, notice.Length));
        Assert.Equal(new PrintedText("mine\n", 5), PrintedText.Of(notice + "mine\n", notice.Length + 5));
    }
}
