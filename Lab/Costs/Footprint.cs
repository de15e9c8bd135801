using System.Diagnostics;
using Evolution.Control;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Costs;

/// <summary>Measures the memory and processor time of all resources of an idle shop.</summary>
public sealed class Footprint : ICost
{
    const double BytesPerMebibyte = 1024 * 1024;
    static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Window = TimeSpan.FromSeconds(4);

    public string Name => "footprint";
    public string Question => "How much memory does it use, and how much processor time while idle?";
    public string Procedure => "The memory of all processes is measured after the warm-up, and the processor time that they use without requests.";
    public bool IsBeforeFaults => true;

    public IReadOnlyList<IExpectation> Expectations => [new QuantityExpectation("The distributed monolith needs less memory than microservices.", Name, "memory", 0, 3, IsLess: true)];

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        if (context.Pace.IsQuick)
        {
            // After such a short warm-up, services still spend seconds on just-in-time compilation, which is not idle time.
            return Result(await ReadUsageAsync(context, cancellationToken), null, "A quick run does not wait until the processor is idle.");
        }
        await Task.Delay(SettleTime, cancellationToken);
        var before = await ReadUsageAsync(context, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await Task.Delay(Window, cancellationToken);
        var after = await ReadUsageAsync(context, cancellationToken);
        return Result(after, ProcessorSeconds(before, after) / Stopwatch.GetElapsedTime(started).TotalSeconds, null);
    }

    CostResult Result(IReadOnlyDictionary<string, ResourceUsage> usages, double? cores, string? note) => new(Name, Question)
    {
        Quantities = [new("memory", usages.Values.Sum(usage => usage.MemoryBytes) / BytesPerMebibyte, "MiB"), new("idle processor", cores, "cores")],
        Note = note,
    };

    static async Task<IReadOnlyDictionary<string, ResourceUsage>> ReadUsageAsync(ExperimentContext context, CancellationToken cancellationToken) =>
        (await context.Control.ResourcesAsync(usage: true, cancellationToken)).Where(resource => resource.Usage is not null).ToDictionary(resource => resource.Name, resource => resource.Usage!);

    /// <summary>Calculates the processor seconds between two readings; null if the host reports percentages only.</summary>
    static double? ProcessorSeconds(IReadOnlyDictionary<string, ResourceUsage> before, IReadOnlyDictionary<string, ResourceUsage> after) =>
        after.All(resource => resource.Value.ProcessorSeconds is not null && before.ContainsKey(resource.Key))
            ? after.Sum(resource => resource.Value.ProcessorSeconds - before[resource.Key].ProcessorSeconds)
            : null;
}
