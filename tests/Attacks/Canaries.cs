using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(Autograder.Attacks.Tests.Canaries))]

namespace Autograder.Attacks.Tests;

/// <summary>
/// What the attacks are after, where they look for it: a file, listeners, a variable of the environment. All are as real as
/// can be, so that an attack that gets through is seen.
/// </summary>
public sealed class Canaries : IDisposable
{
    public const string Secret = "canary-7f3a91";
    private const string Folder = "/var/tmp/autograder-canary";
    private const int Port = 47113;

    private readonly List<Socket> listeners = [];
    private int visits;

    public Canaries()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(SecretFile, Secret);
        Environment.SetEnvironmentVariable("AUTOGRADER_CANARY_TOKEN", Secret);
        File.Delete(UnixSocket);
        Listen(new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp), new IPEndPoint(IPAddress.Loopback, Port));
        Listen(new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp), new IPEndPoint(IPAddress.Loopback, Port));
        Listen(new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(UnixSocket));
        Listen(new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), new UnixDomainSocketEndPoint("\0autograder-canary"));
    }

    private static string SecretFile => Path.Combine(Folder, "secret.txt");

    private static string UnixSocket => Path.Combine(Folder, "socket");

    public void AssertUntouched()
    {
        Assert.Equal(Secret, File.ReadAllText(SecretFile));
        Assert.Equal(["secret.txt", "socket"], Directory.EnumerateFileSystemEntries(Folder).Select(f => Path.GetFileName(f)!).Order());
        Assert.Equal(0, visits);
    }

    public void Dispose()
    {
        foreach (var listener in listeners)
            listener.Dispose();
        File.Delete(UnixSocket);
    }

    private void Listen(Socket socket, EndPoint at)
    {
        try
        {
            socket.Bind(at);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            // Another run of the corpus on this machine listens already.
            socket.Dispose();
            return;
        }
        listeners.Add(socket);
        if (socket.SocketType == SocketType.Stream)
            socket.Listen();
        _ = Task.Run(async () =>
        {
            try
            {
                if (socket.SocketType == SocketType.Stream)
                    (await socket.AcceptAsync()).Dispose();
                else
                    await socket.ReceiveAsync(new byte[16]);
                Interlocked.Increment(ref visits);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The end of the run.
            }
        });
    }
}
