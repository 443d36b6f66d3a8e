namespace Autograder.Contracts.Wire;

/// <summary>
/// The asking end of a frame stream. A thread of its own reads and writes, and what awaits an answer goes on there: of hundreds of
/// short calls none waits for a thread of the pool to be found, woken and put to sleep again, which costs as much as a call.
/// </summary>
/// <remarks>The thread ends when nothing was asked for a while, and is started again when something is; so there is nothing to dispose of.</remarks>
public sealed class FrameClient(FrameStream frames)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);

    private readonly object gate = new();
    private readonly Queue<(Func<byte[]?> Work, TaskCompletionSource<byte[]?> Answer)> asked = new();
    private bool isRunning;

    /// <summary>The next payload, unasked; null at a clean end of the stream.</summary>
    /// <exception cref="ProtocolException">The stream ended inside a frame, or the frame is longer than the cap.</exception>
    public Task<byte[]?> ReadAsync() => OnOwnThread(frames.Read);

    /// <summary>Sends a request and reads what answers it; null at a clean end of the stream.</summary>
    /// <exception cref="ProtocolException">The stream ended inside a frame, or the frame is longer than the cap.</exception>
    /// <exception cref="IOException">Nobody reads requests any more.</exception>
    public Task<byte[]?> ExchangeAsync(ReadOnlyMemory<byte> request) => OnOwnThread(() =>
    {
        frames.Write(request);
        return frames.Read();
    });

    private Task<byte[]?> OnOwnThread(Func<byte[]?> work)
    {
        var answer = new TaskCompletionSource<byte[]?>();
        lock (gate)
        {
            asked.Enqueue((work, answer));
            if (isRunning)
            {
                Monitor.Pulse(gate);
            }
            else
            {
                isRunning = true;
                new Thread(Serve) { IsBackground = true, Name = "frames" }.UnsafeStart();
            }
        }
        return answer.Task;
    }

    private void Serve()
    {
        while (Next() is var (work, answer))
        {
            byte[]? payload;
            try
            {
                payload = work();
            }
            catch (Exception e)
            {
                answer.SetException(e);
                continue;
            }
            answer.SetResult(payload);
        }
    }

    private (Func<byte[]?> Work, TaskCompletionSource<byte[]?> Answer)? Next()
    {
        lock (gate)
        {
            if (asked.Count == 0)
                Monitor.Wait(gate, patience);
            if (asked.TryDequeue(out var next))
                return next;
            isRunning = false;
            return null;
        }
    }
}
