using System.Security.Cryptography;

namespace Autograder.GitHub.Tests.StandIn;

/// <summary>Keys that all stand-ins of a run have: making one takes as long as many a test.</summary>
internal static class Keys
{
    private static readonly Lazy<RSAParameters> app = new(Make), issuer = new(Make);

    public static RSA App() => RSA.Create(app.Value);

    public static RSA Issuer() => RSA.Create(issuer.Value);

    private static RSAParameters Make()
    {
        using var key = RSA.Create(2048);
        return key.ExportParameters(includePrivateParameters: true);
    }
}
