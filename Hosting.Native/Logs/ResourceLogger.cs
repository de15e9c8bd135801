using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Writes to a resource's log as if the resource had.</summary>
sealed class ResourceLogger(ResourceLog log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)}\n{exception}";
        foreach (var line in text.Split('\n')) log.Add(line.TrimEnd('\r'), logLevel >= LogLevel.Error);
        log.Flush();
    }
}
