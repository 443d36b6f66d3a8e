using Autograder.Authoring;

namespace Autograder.Engine.Reporting;

/// <summary>
/// The student's edition of a report: no seed, and of hidden checks what they are about, the hint and the points, but no
/// input and no expected number.
/// </summary>
public static class StudentEdition
{
    public static Report ForStudent(this Report report) =>
        report with
        {
            Audience = ReportAudience.Student,
            Seed = null,
            Output = [.. report.Output.Where(o => o.Member is not null)],
            Exercises = [.. report.Exercises.Select(e => e with { Checks = [.. e.Checks.Select(ForStudent)] })],
        };

    private static ReportCheck ForStudent(ReportCheck check) =>
        check.Visibility == Visibility.Visible && check.Status != CheckStatus.InternalError
            ? check
            : check with
            {
                Message = check.PublicMessage,
                Probe = null,
                Arguments = null,
                Expected = null,
                Actual = null,
                Allowed = null,
                Smallest = null,
                Steps = null,
            };
}
