using System.Diagnostics;
using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>How long the sales report takes: asked for again and again by one reader, so that nothing but the report is measured.</summary>
public static class ReportLatency
{
    const int WarmUp = 5;
    const int MinReads = 20;
    const int MaxReads = 300;

    /// <summary>Measures it.</summary>
    /// <param name="report">The reader.</param>
    /// <param name="expected">How many orders it must count: a fast answer that leaves some out is none.</param>
    /// <param name="time">How long to go on, once there are enough answers.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="LabException">It counts another number.</exception>
    public static async Task<Latencies> MeasureAsync(ReportClient report, long expected, TimeSpan time, CancellationToken cancellation)
    {
        for (var warm = 0; warm < WarmUp; warm++)
        {
            if (await report.CountAsync(cancellation) is var counted && counted != expected) throw new LabException($"The sales report counts {counted:N0} orders, and {expected:N0} are confirmed.");
        }
        var latencies = new Latencies();
        var started = Stopwatch.GetTimestamp();
        for (var asked = 0; asked < MinReads || (asked < MaxReads && Stopwatch.GetElapsedTime(started) < time); asked++)
        {
            var sent = Stopwatch.GetTimestamp();
            await report.CountAsync(cancellation);
            latencies.Add(Stopwatch.GetElapsedTime(sent));
        }
        return latencies;
    }
}
