using Autograder.Authoring;
using Autograder.Engine.Reporting;

namespace Autograder.Engine.Tests.Reporting;

/// <summary>A report with a check of every status, and text that tries to break out of every format.</summary>
internal static class Reports
{
    public const string Hostile = "</td><script>alert(1)</script> @everyone ]]> | `code` \u0001 [x](http://x)";

    private static readonly ReportTensor Vector = new([2], [0.25, double.NaN]);

    public static Report Sample { get; } = new(
        Report.CurrentSchema, ReportAudience.Instructor, new("autodiff", "Automatic differentiation", "1"), 42, "bubblewrap",
        Final: false, Score: 8, MaxScore: 18,
        [
            new("trace-product", "Gradient of tr(AXB)", ExerciseState.Incomplete, 8, 14,
            [
                Check("value.visible", "Value", CheckStatus.Passed, Visibility.Visible, 4, "agrees"),
                Check("analytic.hidden", "AnalyticGradient", CheckStatus.Passed, Visibility.Hidden, 3, "agrees") with { Review = true, Advisories = ["X was changed in place"] },
                Check("autograd.visible", "AutogradGradient", CheckStatus.Failed, Visibility.Visible, 3, "[0]: expected 0.25, got -0.25 (allowed difference 2.6E-07)") with
                {
                    Hint = "the sign is flipped", Mistake = "sign", Path = "Exercises/TraceProduct.cs", Line = 31,
                    Probe = "small", Arguments = [new("X", Vector)], Expected = Vector, Actual = Vector, Allowed = Vector,
                    Smallest = new("TraceProduct.AutogradGradient(torch.tensor(new double[,] { { 1 } }))", [new("X", new([1, 1], [1]))], new([1, 1], [2]), new([1, 1], [-2])),
                    Steps = new("Value", 0.25, [new(0.1, 0.5), new(0.01, 0.5), new(0.001, 0.5)]),
                },
                Check("autograd.hidden", "AutogradGradient", CheckStatus.Failed, Visibility.Hidden, 2, "secret [0]: expected 0.7351") with
                {
                    Hint = "the sign is flipped", Mistake = "sign", PublicMessage = "one component is off",
                    Probe = "secret probe", Arguments = [new("X", Vector)], Expected = Vector, Actual = Vector, Allowed = Vector,
                    Smallest = new("the secret call", [new("X", Vector)], Vector, Vector),
                    Steps = new("secret function", 0.7351, [new(0.1, 0.7351)]),
                },
            ])
            {
                Timed =
                [
                    new("AutogradGradient", "n = 4", TimingVerdict.Slow, 2, 1, 2, "3.1 times as slow", new(3.25, 3.1, 3.5, 30, 0.08, 3250, 1000, 990)),
                ],
                Comparisons =
                [
                    new("Gradient", "AnalyticGradient", "AutogradGradient", [new(2, 3.5, 61.25), new(32, 12, 130), new(64, 48, 250), new(128, 190, 480)],
                        1.99, 0.94, "At n = 2 autograd took 17.5 times as long as the formula."),
                ],
            },
            new("least-squares", "Least squares", ExerciseState.Incomplete, 0, 4,
            [
                Check("value.visible", "Value", CheckStatus.Error, Visibility.Visible, 2, Hostile),
                Check("value.hidden", "Value", CheckStatus.Skipped, Visibility.Hidden, 2, "not examined"),
                Check("gradient.hidden", "AnalyticGradient", CheckStatus.InternalError, Visibility.Hidden, 0, "secret stack trace") with { PublicMessage = "the grader itself failed" },
            ]),
        ],
        ["README.md was ignored."], [new("CS1002", true, "Exercises/A.cs", 3, 7, "; expected")],
        new(new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero), 0.5, 1.25, 1.75))
    {
        Timing = new(TimingState.Done, 2, 3.5, ""),
        Output = [new("trace-product", "Value", Hostile, 70), new(null, null, "secret inputs 0.7351", 20)],
    };

    private static ReportCheck Check(string id, string member, CheckStatus status, Visibility visibility, int points, string message) =>
        new(id, $"{member} {id.Split('.')[1]}", member, status, visibility, false, status == CheckStatus.Passed ? points : 0, points,
            message, null, null, [], null, null, null, null, null, null, null) { PublicMessage = message };
}
