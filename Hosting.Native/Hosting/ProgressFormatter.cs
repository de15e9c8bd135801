using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Evolution.Hosting.Native;

/// <summary>Writes each message of the host as one line, after the seconds since it started.</summary>
sealed class ProgressFormatter() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "evolution";

    readonly long started = Stopwatch.GetTimestamp();

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter console)
    {
        var time = Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture).PadLeft(6);
        var level = entry.LogLevel switch
        {
            LogLevel.Warning => "warning: ",
            >= LogLevel.Error => "error: ",
            _ => "",
        };
        console.WriteLine($"{time} s  {level}{entry.Formatter(entry.State, entry.Exception)}");
        if (entry.Exception is { } exception) console.WriteLine(exception);
    }
}
