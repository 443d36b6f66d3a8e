namespace Autodiff.Checks;

/// <summary>How a check ended.</summary>
internal abstract record CheckOutcome
{
    private CheckOutcome() { }

    public sealed record Passed : CheckOutcome;

    /// <summary>Place, expected, got, allowed difference.</summary>
    public sealed record Failed(string Message) : CheckOutcome;

    /// <summary>The member throws NotImplementedException, as it came.</summary>
    public sealed record NotStarted : CheckOutcome;

    /// <summary>The member threw, or is not there.</summary>
    public sealed record Error(string Message) : CheckOutcome;
}
