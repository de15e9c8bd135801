using System.Diagnostics;
using Evolution.Lab.Load;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>Measures the latency of the sales report, which a single client requests repeatedly.</summary>
public static class ReportLatency
{
    const int WarmUpReads = 5;
    const int MinReads = 20;
    const int MaxReads = 300;

    /// <summary>Measures the latency.</summary>
    /// <param name="report">The client that reads the report.</param>
    /// <param name="expectedCount">The number of orders that the report must contain. A fast response that omits orders is invalid.</param>
    /// <param name="duration">How long to continue after the minimum number of reads.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="LabException">The report contains a different number of orders.</exception>
    public static async Task<LatencyHistogram> MeasureAsync(ReportClient report, long expectedCount, TimeSpan duration, CancellationToken cancellationToken)
    {
        for (var read = 0; read < WarmUpReads; read++)
        {
            if (await report.GetOrderCountAsync(cancellationToken) is var count && count != expectedCount) throw new LabException($"The sales report contains {count:N0} orders, but {expectedCount:N0} are confirmed.");
        }
        var latencies = new LatencyHistogram();
        var startedAt = Stopwatch.GetTimestamp();
        for (var reads = 0; reads < MinReads || (reads < MaxReads && Stopwatch.GetElapsedTime(startedAt) < duration); reads++)
        {
            var requestedAt = Stopwatch.GetTimestamp();
            await report.GetOrderCountAsync(cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(requestedAt));
        }
        return latencies;
    }
}
