using System.Data.Common;
using System.Net.Sockets;

namespace Autograder.Service.Storage;

internal static class StoreFaults
{
    /// <summary>Whether the database is what failed. EF Core wraps what it takes for a passing failure in an <see cref="InvalidOperationException"/>.</summary>
    public static bool IsOfTheStore(this Exception fault) =>
        fault is DbException or SocketException || fault.InnerException is { } inner && inner.IsOfTheStore();
}
