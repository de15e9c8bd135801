using System.ComponentModel;
using System.Diagnostics;

namespace Evolution.Evo.Bench.Inputs;

/// <summary>One run of <c>evo spot</c> in a process of its own.</summary>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Mebibytes">The most memory that it held.</param>
readonly record struct SpotRun(double Seconds, double Mebibytes)
{
    const double BytesPerMebibyte = 1024 * 1024;

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>What it took more than another one.</summary>
    public SpotRun Without(SpotRun other) => new(Seconds - other.Seconds, Mebibytes - other.Mebibytes);

    /// <summary>Runs it.</summary>
    /// <exception cref="LabException">It failed, or did not end.</exception>
    public static async Task<SpotRun> OfAsync(string file, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SpotRun).Assembly.Location, "spot", "--format", "json", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var ended = WaitForEndAsync(process, started);
        var output = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation), process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation));
        var peak = 0L;
        try
        {
            // The system keeps the highest value itself, but forgets it with the process.
            while (!ended.IsCompleted)
            {
                peak = Math.Max(peak, PeakOf(process));
                if (Stopwatch.GetElapsedTime(started) > Limit) throw new LabException($"evo spot {file} did not end within {Limit.TotalSeconds:0} s.");
                await Task.WhenAny(ended, Task.Delay(PollInterval, cancellation));
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
        await output;
        return process.ExitCode is ExitCodes.Success ? new((await ended).TotalSeconds, peak / BytesPerMebibyte) : throw new LabException($"evo spot {file} ended with {process.ExitCode}.");
    }

    /// <summary>Measures until it has ended. The system does not know the start time of a process that has.</summary>
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
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception)
        {
            // It ended in between.
            return 0;
        }
    }
}
