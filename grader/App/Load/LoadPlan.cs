namespace Autograder.App.Load;

/// <summary>What is sent when, and by whom; the same for the same numbers.</summary>
/// <param name="Submissions">How many.</param>
/// <param name="Rate">How many a second; null for all at once.</param>
/// <param name="Students">How many students hand them in, in turn.</param>
internal sealed record LoadPlan(int Submissions, double? Rate, int Students)
{
    // Every fifth is wrong, every twentieth hostile; the others are right.
    private const int BetweenWrong = 5, BetweenHostile = 20;

    /// <summary>The name that student <paramref name="index"/> has in the course.</summary>
    public static string Student(int index) => $"load-{index + 1:D4}";

    public string StudentOf(int submission) => Student(submission % Students);

    /// <summary>When it is sent, from the start of the load.</summary>
    public TimeSpan At(int submission) => Rate is { } rate ? TimeSpan.FromSeconds(submission / rate) : TimeSpan.Zero;

    public static Sample SampleOf(int submission)
    {
        var (kind, turn) = submission % BetweenHostile == BetweenHostile - 1 ? (SampleKind.Hostile, submission / BetweenHostile)
            : submission % BetweenWrong == 0 ? (SampleKind.Wrong, submission / BetweenWrong)
            : (SampleKind.Right, 0);
        var choice = Sample.All.Where(s => s.Kind == kind).ToList();
        return choice[turn % choice.Count];
    }
}
