using System.ComponentModel;
using System.Diagnostics;

namespace Evolution.Evo.Bench.Inputs;

/// <summary>A run of <c>evo spot</c> in its own process.</summary>
/// <param name="Seconds">The time from the start to the end of the process, in seconds.</param>
/// <param name="Mebibytes">The peak memory of the process.</param>
readonly record struct SpotRun(double Seconds, double Mebibytes)
{
    const double BytesPerMebibyte = 1024 * 1024;

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Returns the difference to another run.</summary>
    public SpotRun Without(SpotRun other) => new(Seconds - other.Seconds, Mebibytes - other.Mebibytes);

    /// <summary>Runs <c>evo spot</c> on a file.</summary>
    /// <exception cref="LabException">The run failed, or did not end in time.</exception>
    public static async Task<SpotRun> OfAsync(string file, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SpotRun).Assembly.Location, "spot", "--format", "json", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var ended = WaitForEndAsync(process, started);
        var output = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken), process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken));
        var peak = 0L;
        try
        {
            // The system records the peak itself, but discards it when the process ends.
            while (!ended.IsCompleted)
            {
                peak = Math.Max(peak, PeakOf(process));
                if (Stopwatch.GetElapsedTime(started) > Limit) throw new LabException($"evo spot {file} did not end within {Limit.TotalSeconds:0} s.");
                await Task.WhenAny(ended, Task.Delay(PollInterval, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
        await output;
        return process.ExitCode is ExitCodes.Success ? new((await ended).TotalSeconds, peak / BytesPerMebibyte) : throw new LabException($"evo spot {file} ended with {process.ExitCode}.");
    }

    /// <summary>Waits until the process has ended, and returns the time since it started. The system does not report the start time of an ended process.</summary>
    static async Task<TimeSpan> WaitForEndAsync(Process process, long started)
    {
        await process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(started);
    }

    static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // The process has ended in the meantime.
            return 0;
        }
    }
}
