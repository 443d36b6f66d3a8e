using Autograder.Contracts.Wire;
using CsCheck;

namespace Autograder.Contracts.Tests;

/// <summary>What is written is what is read.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Request_Any_SurvivesTheWire() => Any.Request.Sample(request => Survives(request, WorkerCodec.Encode, p => WorkerCodec.DecodeRequest(p)), iter: 2000);

    [Fact]
    public void Reply_Any_SurvivesTheWire() => Any.Reply.Sample(reply => Survives(reply, WorkerCodec.Encode, p => WorkerCodec.DecodeReply(p)), iter: 2000);

    [Fact]
    public void CompileRequest_Any_SurvivesTheWire() => Any.CompileRequest.Sample(request => Survives(request, CompilerCodec.Encode, p => CompilerCodec.DecodeRequest(p)), iter: 300);

    [Fact]
    public void CompileResponse_Any_SurvivesTheWire() => Any.CompileResponse.Sample(response => Survives(response, CompilerCodec.Encode, p => CompilerCodec.DecodeResponse(p)), iter: 300);

    [Fact]
    public void Reply_CutOrProlonged_IsRefused() => Any.Reply.Sample(
        reply =>
        {
            var whole = WorkerCodec.Encode(reply).ToArray();
            for (var length = 0; length < whole.Length; length++)
                Assert.Throws<ProtocolException>(() => WorkerCodec.DecodeReply(whole.AsSpan(0, length)));
            Assert.Throws<ProtocolException>(() => WorkerCodec.DecodeReply([.. whole, 0]));
        },
        iter: 50);

    [Fact]
    public void Request_CutOrProlonged_IsRefused() => Any.Request.Sample(
        request =>
        {
            var whole = WorkerCodec.Encode(request).ToArray();
            for (var length = 0; length < whole.Length; length++)
                Assert.Throws<ProtocolException>(() => WorkerCodec.DecodeRequest(whole.AsSpan(0, length)));
            Assert.Throws<ProtocolException>(() => WorkerCodec.DecodeRequest([.. whole, 0]));
        },
        iter: 50);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 64)]
    [InlineData(1, -1)]
    public void Evidence_ThatCannotBe_IsRefused(int count, int changed)
    {
        var pass = new DerivativePass("autograd.grad", [2], false, 1.5);
        var payload = WorkerCodec.Encode(new WorkerReply.Returned(1, new Value.Nothing(), new(count, [pass], [changed]))).ToArray();
        Assert.Throws<ProtocolException>(() => WorkerCodec.DecodeReply(payload));
    }

    private static void Survives<T>(T sent, Func<T, ReadOnlyMemory<byte>> encode, Func<byte[], T> decode)
        where T : notnull
    {
        var payload = encode(sent).ToArray();
        Assert.Equal(Plain.Of(sent), Plain.Of(decode(payload)));
    }
}
