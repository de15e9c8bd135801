using System.ComponentModel;
using System.Diagnostics;

namespace Evolution.Evo.Bench.Inputs;

/// <summary>A run of <c>evo spot</c> in its own process.</summary>
/// <param name="Seconds">The time from the start to the end of the process, in seconds.</param>
/// <param name="Mebibytes">The peak memory of the process.</param>
readonly record struct SpotRun(double Seconds, double Mebibytes)
{
    const double BytesPerMebibyte = 1024 * 1024;

    static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Subtracts the time and memory of another run.</summary>
    public SpotRun Subtract(SpotRun baseline) => new(Seconds - baseline.Seconds, Mebibytes - baseline.Mebibytes);

    /// <summary>Runs <c>evo spot</c> on a file.</summary>
    /// <exception cref="LabException">The run failed or timed out.</exception>
    public static async Task<SpotRun> RunAsync(string file, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SpotRun).Assembly.Location, "spot", "--format", "json", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var exitTask = WaitForExitAsync(process, startedAt);
        var outputTask = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken), process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken));
        var peakBytes = 0L;
        try
        {
            // The operating system records the peak, but discards it when the process exits.
            while (!exitTask.IsCompleted)
            {
                peakBytes = Math.Max(peakBytes, GetPeakWorkingSet(process));
                if (Stopwatch.GetElapsedTime(startedAt) > Timeout) throw new LabException($"evo spot {file} did not exit within {Timeout.TotalSeconds:0} s.");
                await Task.WhenAny(exitTask, Task.Delay(PollInterval, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
        await outputTask;
        return process.ExitCode is ExitCodes.Success ? new((await exitTask).TotalSeconds, peakBytes / BytesPerMebibyte) : throw new LabException($"evo spot {file} exited with code {process.ExitCode}.");
    }

    /// <summary>Waits until the process has exited, and returns its duration. The start time of an exited process is not available from the operating system.</summary>
    static async Task<TimeSpan> WaitForExitAsync(Process process, long startedAt)
    {
        await process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(startedAt);
    }

    static long GetPeakWorkingSet(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // The process has exited in the meantime.
            return 0;
        }
    }
}
