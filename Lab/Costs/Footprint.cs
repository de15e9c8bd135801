using System.Diagnostics;
using Evolution.Control;
using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Costs;

/// <summary>Measures the memory and CPU time of all resources of an idle shop.</summary>
public sealed class Footprint : ICost
{
    static readonly TimeSpan SettleDelay = TimeSpan.FromSeconds(1);
    static readonly TimeSpan MeasurementWindow = TimeSpan.FromSeconds(4);

    public string Name => "footprint";
    public string Question => "How much memory does the shop use, and how much CPU time while idle?";
    public string Procedure => "The memory of all processes is measured after the warm-up, and the CPU time that they use without requests.";
    public bool IsMeasuredBeforeFaults => true;

    public IReadOnlyList<Expectation> Expectations => [new("The distributed monolith needs less memory than microservices.", Metrics.Quantity(Name, "memory", "MiB"), 0, 3)];

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        if (context.Pace.IsQuick)
        {
            // After such a short warm-up, services still spend seconds on just-in-time compilation.
            return CreateResult(await ReadUsageAsync(context, cancellationToken), null, "A quick run does not wait until the CPU is idle.");
        }
        await Task.Delay(SettleDelay, cancellationToken);
        var before = await ReadUsageAsync(context, cancellationToken);
        var startedAt = Stopwatch.GetTimestamp();
        await Task.Delay(MeasurementWindow, cancellationToken);
        var after = await ReadUsageAsync(context, cancellationToken);
        return CreateResult(after, GetProcessorSeconds(before, after) / Stopwatch.GetElapsedTime(startedAt).TotalSeconds, null);
    }

    CostResult CreateResult(IReadOnlyDictionary<string, ResourceUsage> usages, double? cores, string? note) => new(Name, Question)
    {
        Quantities = [new("memory", usages.Values.Sum(usage => usage.MemoryMebibytes), "MiB"), new("idle processor", cores, "cores")],
        Note = note,
    };

    static async Task<IReadOnlyDictionary<string, ResourceUsage>> ReadUsageAsync(ExperimentContext context, CancellationToken cancellationToken) =>
        (await context.Control.GetResourcesAsync(includeUsage: true, cancellationToken)).Where(resource => resource.Usage is not null).ToDictionary(resource => resource.Name, resource => resource.Usage!);

    /// <summary>Calculates the CPU time in seconds between two readings; null if the host reports only percentages.</summary>
    static double? GetProcessorSeconds(IReadOnlyDictionary<string, ResourceUsage> before, IReadOnlyDictionary<string, ResourceUsage> after) =>
        after.All(resource => resource.Value.ProcessorSeconds is not null && before.ContainsKey(resource.Key))
            ? after.Sum(resource => resource.Value.ProcessorSeconds - before[resource.Key].ProcessorSeconds)
            : null;
}
