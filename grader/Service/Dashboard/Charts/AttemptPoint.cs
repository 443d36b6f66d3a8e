namespace Autograder.Service.Dashboard.Charts;

/// <param name="Share">Of the points, from 0 to 1.</param>
/// <param name="Counts">Whether it is the one that counts.</param>
public sealed record AttemptPoint(DateTimeOffset At, double Share, bool Counts);
