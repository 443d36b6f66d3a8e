namespace Autograder.GitHub.Tests;

internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again, up to a generous deadline.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        var end = DateTime.UtcNow + (patience ?? Patience);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < end, $"waited in vain for: {what}");
            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(string what, Func<bool> condition, TimeSpan? patience = null) => UntilAsync(what, () => Task.FromResult(condition()), patience);
}
