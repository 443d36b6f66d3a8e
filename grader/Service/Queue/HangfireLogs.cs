using Hangfire.AspNetCore;
using Hangfire.Logging;
using LogLevel = Hangfire.Logging.LogLevel;

namespace Autograder.Service.Queue;

/// <summary>
/// Hangfire's log. Its provider is static to the process and asks for loggers at any time, also when the host whose loggers they are
/// has ended: then nothing is logged, where else the job that was being made would be lost with an exception.
/// </summary>
internal sealed class HangfireLogs(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider provider = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return provider.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return new Silence();
        }
    }

    private sealed class Silence : ILog
    {
        public bool Log(LogLevel logLevel, Func<string> messageFunc, Exception? exception = null) => false;
    }
}
