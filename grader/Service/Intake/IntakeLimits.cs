namespace Autograder.Service.Intake;

/// <summary>What one upload may hold, in one place.</summary>
internal sealed record IntakeLimits
{
    /// <summary>Bytes of a request's body; looked at before it is read.</summary>
    public long Body { get; init; } = 8L << 20;

    /// <summary>Files and folders of an upload.</summary>
    public int Entries { get; init; } = 2_000;

    /// <summary>Bytes of all files of an upload, unpacked.</summary>
    public long Unpacked { get; init; } = 32L << 20;

    /// <summary>Characters of a path.</summary>
    public int Path { get; init; } = 240;

    /// <summary>Bytes of all sources that are kept.</summary>
    public long Sources { get; init; } = 4L << 20;
}
