using Evolution.Lab.Hosts;

namespace Evolution.Lab.Crashing.Faults;

/// <summary>Lets each of several services die at one of the named steps of placing an order: whichever order gets there first takes it down.</summary>
/// <param name="steps">A step each of different services.</param>
public sealed class AtNamedSteps(IReadOnlyList<NamedStep> steps) : ICrashFault
{
    // An order that gets there may need what another of these steps has just taken down, and a breaker that has opened.
    static readonly TimeSpan PassLimit = TimeSpan.FromSeconds(60);

    public string Name => $"killed at {string.Join(", ", steps)}";

    /// <summary>The steps.</summary>
    public IReadOnlyList<NamedStep> Steps => steps;

    public Task InjectAsync(FaultTarget target, CancellationToken cancellation) => Task.WhenAll(steps.Select(step => InjectAsync(step, target, cancellation)));

    static async Task InjectAsync(NamedStep step, FaultTarget target, CancellationToken cancellation)
    {
        await ArmAsync(step, target, cancellation);
        await target.AwaitDeathAsync(step.Service, PassLimit, cancellation);
        await target.StartAsync(step.Service, cancellation);
    }

    static async Task ArmAsync(NamedStep step, FaultTarget target, CancellationToken cancellation)
    {
        try
        {
            await target.Lab.PutAsync(step.Service, "crash", new { point = step.Point }, cancellation);
        }
        catch (HttpRequestException)
        {
            // An order was there at that moment: it died before it could answer.
        }
    }
}

/// <summary>A step of placing an order in a service.</summary>
public sealed record NamedStep(string Service, string Point)
{
    /// <summary>All steps of a topology, by their services.</summary>
    public static async Task<IReadOnlyList<NamedStep>> AllAsync(ServiceLab lab, CancellationToken cancellation)
    {
        var steps = new List<NamedStep>();
        foreach (var service in FaultTarget.Services.SkipLast(1))
        {
            steps.AddRange((await lab.GetAsync<CrashPoint[]>(service, "crash-points", cancellation)).Select(point => new NamedStep(service, point.Name)));
        }
        return steps;
    }

    // The steps of messages have the same names in each service.
    public override string ToString() => Point.StartsWith($"{Service}.", StringComparison.Ordinal) ? Point : $"{Service} {Point}";

    sealed record CrashPoint(string Name);
}
