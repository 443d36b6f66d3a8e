namespace Autograder.Service.Dashboard.Charts;

/// <param name="Class">Its colour.</param>
/// <param name="Name">What a pointer over it tells.</param>
public sealed record SplitPart(string Class, double Value, string Name);
