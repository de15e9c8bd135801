using HdrHistogram;
using HdrHistogram.Utilities;

namespace Evolution.Lab.Load;

/// <summary>A histogram of latencies with three significant digits, from a microsecond to two minutes.</summary>
public sealed class LatencyHistogram
{
    const int SignificantDigits = 3;
    const double MicrosecondsPerMillisecond = 1_000;
    static readonly long MaxMicroseconds = (long)TimeSpan.FromMinutes(2).TotalMicroseconds;

    readonly LongHistogram histogram = new(MaxMicroseconds, SignificantDigits);

    public void Add(TimeSpan latency) => histogram.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 0, MaxMicroseconds));

    /// <summary>Returns the latency at a percentile, in milliseconds; null if there are no requests.</summary>
    /// <param name="percentile">The percentile, 0 to 100.</param>
    public double? GetMilliseconds(double percentile) => histogram.TotalCount is 0 ? null : histogram.GetValueAtPercentile(percentile) / MicrosecondsPerMillisecond;

    /// <summary>Returns the latency at a percentile of requests of which some failed, in milliseconds. The latency of those is infinite, because a fast error is not better than a slow response.</summary>
    /// <param name="percentile">The percentile, 0 to 100.</param>
    /// <param name="requestCount">The number of all requests.</param>
    /// <returns>Null if the latency is infinite, or there are no requests.</returns>
    public double? GetMilliseconds(double percentile, long requestCount) =>
        requestCount * percentile <= histogram.TotalCount * 100d ? GetMilliseconds(percentile * requestCount / Math.Max(1, histogram.TotalCount)) : null;

    /// <summary>Encodes the histogram in the compressed V2 format of HdrHistogram.</summary>
    public string ToBase64()
    {
        var buffer = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity());
        var length = histogram.EncodeIntoCompressedByteBuffer(buffer);
        var bytes = new byte[length];
        buffer.Position = 0;
        for (var i = 0; i < length; i++) bytes[i] = buffer.Get();
        return Convert.ToBase64String(bytes);
    }
}
