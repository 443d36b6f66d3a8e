using Microsoft.EntityFrameworkCore.Storage;

namespace Autograder.Service.Storage;

/// <summary>A transaction, and what is let go with it.</summary>
internal sealed class WriteTransaction(IDbContextTransaction transaction, IDisposable? held = null) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken cancellation) => transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            held?.Dispose();
        }
    }
}
