namespace Autograder.Service.Access;

/// <summary>How much one caller may ask for. A caller is a key, an account, or the address of whoever is neither.</summary>
internal sealed record RateSettings
{
    /// <summary>Requests at once of a key.</summary>
    public int KeyBurst { get; init; } = 2000;

    /// <summary>Requests a second of a key.</summary>
    public int KeyRate { get; init; } = 100;

    /// <summary>Requests at once of an account.</summary>
    public int AccountBurst { get; init; } = 300;

    /// <summary>Requests a second of an account.</summary>
    public int AccountRate { get; init; } = 10;

    /// <summary>Requests at once from an address without either.</summary>
    public int AddressBurst { get; init; } = 200;

    /// <summary>Requests a second from an address without either.</summary>
    public int AddressRate { get; init; } = 20;

    /// <summary>Uploads that are taken in at a time; each holds its body in memory. By default one for each processor, and two at least: more would but wait for each other.</summary>
    public int Uploads { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Uploads that wait for those; more are asked to come back in a moment, since nobody shall wait long for an answer.</summary>
    public int UploadQueue { get; init; } = 2;

    /// <summary>Webhooks and requests of workflows that are answered at a time, of one address.</summary>
    public int GitHub { get; init; } = 32;

    /// <summary>Those that wait for these.</summary>
    public int GitHubQueue { get; init; } = 2000;
}
