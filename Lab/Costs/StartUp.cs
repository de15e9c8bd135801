using Evolution.Lab.Experiments;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Costs;

/// <summary>Counts what must be started, and measures how long that takes. A server counts as one process, because the number of its child processes varies.</summary>
public sealed class StartUp : ICost
{
    public string Name => "start-up";
    public string Question => "How much must be started, and how long does it take?";
    public string Procedure => "Servers, services, processes and deployment units are counted, and the time until all are ready is measured.";
    public bool IsMeasuredBeforeFaults => true;
    public bool IsMeasuredOnce => true;

    public IReadOnlyList<Expectation> Expectations => [new("The distributed monolith starts faster than microservices.", Metrics.Quantity(Name, "ready", "s"), 0, 3)];

    public async Task<CostResult> MeasureAsync(ExperimentContext context, CancellationToken cancellationToken)
    {
        var runningResources = (await context.Control.GetResourcesAsync(includeUsage: true, cancellationToken)).Where(resource => resource.Usage is not null).ToArray();
        var units = runningResources.Where(resource => !resource.IsService).Select(resource => resource.Unit).Concat((await context.Control.GetUnitsAsync(cancellationToken)).Keys).Distinct();
        return new(Name, Question)
        {
            Quantities =
            [
                new("ready", context.StartupTime.TotalSeconds, "s"),
                new("servers", runningResources.Count(resource => !resource.IsService)),
                new("services", runningResources.Count(resource => resource.IsService)),
                new("processes", runningResources.Length),
                new("deployment units", units.Count()),
            ],
        };
    }
}
