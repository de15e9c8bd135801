using System.Diagnostics;
using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>Measures the latency of the sales report. A single reader requests it repeatedly, so that only the report is measured.</summary>
public static class ReportLatency
{
    const int WarmUp = 5;
    const int MinReads = 20;
    const int MaxReads = 300;

    /// <summary>Measures the latency.</summary>
    /// <param name="report">The client that reads the report.</param>
    /// <param name="expected">The number of orders that the report must count: a fast response that omits orders is invalid.</param>
    /// <param name="time">How long to continue after the minimum number of reads.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="LabException">The report counts a different number of orders.</exception>
    public static async Task<Latencies> MeasureAsync(ReportClient report, long expected, TimeSpan time, CancellationToken cancellationToken)
    {
        for (var warm = 0; warm < WarmUp; warm++)
        {
            if (await report.CountAsync(cancellationToken) is var counted && counted != expected) throw new LabException($"The sales report counts {counted:N0} orders, and {expected:N0} are confirmed.");
        }
        var latencies = new Latencies();
        var started = Stopwatch.GetTimestamp();
        for (var asked = 0; asked < MinReads || (asked < MaxReads && Stopwatch.GetElapsedTime(started) < time); asked++)
        {
            var sent = Stopwatch.GetTimestamp();
            await report.CountAsync(cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(sent));
        }
        return latencies;
    }
}
