using Autograder.Service.Queue;
using Microsoft.Extensions.Logging;

namespace Autograder.Service.Tests.Queue;

public sealed class HangfireLogsTests
{
    [Fact]
    public void Logger_AskedForAfterTheHostHasEnded_LogsNothingInsteadOfThrowing()
    {
        var loggers = new LoggerFactory();
        var logs = new HangfireLogs(loggers);
        loggers.Dispose();
        Assert.False(logs.GetLogger("a job").Log(Hangfire.Logging.LogLevel.Error, () => "lost"));
    }
}
