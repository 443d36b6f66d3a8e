namespace Autograder.Service.GitHub.Fetching;

/// <summary>What fetching one commit may cost, and where it is done with what.</summary>
internal sealed record FetchLimits
{
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes that git may write into one file, which is what it receives.</summary>
    public long Pack { get; init; } = 64L << 20;

    /// <summary>Bytes of one file; larger ones are not sent.</summary>
    public long Blob { get; init; } = 1L << 20;

    /// <summary>Bytes of a listing of the tree.</summary>
    public int Listing { get; init; } = 16 << 20;

    /// <summary>At a time.</summary>
    public int AtATime { get; init; } = 4;

    /// <summary>Holds a folder for each fetch while it lasts.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    public string Git { get; init; } = "git";
}
