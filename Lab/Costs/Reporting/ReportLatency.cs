using System.Diagnostics;
using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>Measures the latency of the sales report. A single client requests it repeatedly, so that only the report is measured.</summary>
public static class ReportLatency
{
    const int WarmUpReads = 5;
    const int MinReads = 20;
    const int MaxReads = 300;

    /// <summary>Measures the latency.</summary>
    /// <param name="report">The client that reads the report.</param>
    /// <param name="expected">The number of orders that the report must count: a fast response that omits orders is invalid.</param>
    /// <param name="duration">How long to continue after the minimum number of reads.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="LabException">The report counts a different number of orders.</exception>
    public static async Task<LatencyHistogram> MeasureAsync(ReportClient report, long expected, TimeSpan duration, CancellationToken cancellationToken)
    {
        for (var read = 0; read < WarmUpReads; read++)
        {
            if (await report.CountAsync(cancellationToken) is var count && count != expected) throw new LabException($"The sales report counts {count:N0} orders, but {expected:N0} are confirmed.");
        }
        var latencies = new LatencyHistogram();
        var started = Stopwatch.GetTimestamp();
        for (var reads = 0; reads < MinReads || (reads < MaxReads && Stopwatch.GetElapsedTime(started) < duration); reads++)
        {
            var requestedAt = Stopwatch.GetTimestamp();
            await report.CountAsync(cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(requestedAt));
        }
        return latencies;
    }
}
