using System.IO.Pipelines;
using Autograder.Contracts.Wire;

namespace Autograder.Contracts.Tests;

public sealed class FrameClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exchanges_InTurn_AreAnsweredInTurn()
    {
        var (client, server) = Connected();
        var serving = Task.Run(() =>
        {
            while (server.Read() is { } request)
                server.Write(new byte[] { (byte)(request[0] + 1) });
        }, Stop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.ExchangeAsync(new[] { (byte)i }))).WaitAsync(Stop);
        Assert.Equal(Enumerable.Range(1, 50).Select(i => (byte)i), answers.Select(a => a![0]));
        Assert.False(serving.IsCompleted);
    }

    [Fact]
    public async Task Exchange_AfterAWhileOfNothing_IsServedAgain()
    {
        var (client, server) = Connected();
        server.Write(new byte[] { 1 });
        Assert.Equal([1], await client.ReadAsync().WaitAsync(Stop));
        await Task.Delay(TimeSpan.FromSeconds(1.5), Stop);
        server.Write(new byte[] { 2 });
        Assert.Equal([2], await client.ReadAsync().WaitAsync(Stop));
    }

    [Fact]
    public async Task Stream_ThatLies_FailsThatReadAndTheNextIsMade()
    {
        var client = new FrameClient(new(new MemoryStream([1, 0]), Stream.Null, 100));
        await Assert.ThrowsAsync<ProtocolException>(() => client.ReadAsync().WaitAsync(Stop));
        Assert.Null(await client.ReadAsync().WaitAsync(Stop));
    }

    private static (FrameClient Client, FrameStream Server) Connected()
    {
        Pipe requests = new(), replies = new();
        return (new(new(replies.Reader.AsStream(), requests.Writer.AsStream(), 100)), new(requests.Reader.AsStream(), replies.Writer.AsStream(), 100));
    }
}
