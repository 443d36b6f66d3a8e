using System.Text;
using Autograder.Service.GitHub.Webhooks;

namespace Autograder.GitHub.Tests;

public sealed class WebhookSignatureTests
{
    // GitHub's documented vector.
    private const string Secret = "It's a Secret to Everybody";
    private const string Right = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    private static readonly byte[] Body = "Hello, World!"u8.ToArray();

    [Fact]
    public void Signature_DocumentedVector_Fits() => Assert.True(WebhookSignature.Fits(Right, Body, Secret));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1700")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18")]
    [InlineData("sha256=g57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    public void Signature_WrongOrMissing_DoesNot(string? header) => Assert.False(WebhookSignature.Fits(header, Body, Secret));

    [Fact]
    public void Signature_OneByteMoreOrAnotherSecret_DoesNot()
    {
        Assert.False(WebhookSignature.Fits(Right, [.. Body, (byte)'\n'], Secret));
        Assert.False(WebhookSignature.Fits(Right, Body, Secret + "."));
    }

    [Fact]
    public void Signature_BytesThatAreNoText_AreSignedAsTheyAre()
    {
        byte[] raw = [0xFF, 0x00, 0xC3, 0x28];
        var header = "sha256=" + Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), raw));
        Assert.True(WebhookSignature.Fits(header, raw, Secret));
    }
}
