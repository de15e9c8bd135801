using Evolution.Lab.Hosts;

namespace Evolution.Lab.Crashing.Faults;

/// <summary>Terminates each of several services at one of the named steps of placing an order, as soon as any order reaches the step.</summary>
/// <param name="steps">The steps, each of a different service.</param>
public sealed class AtNamedSteps(IReadOnlyList<NamedStep> steps) : ICrashFault
{
    // An order may need a service that another of these steps has just terminated, or wait for a circuit breaker that has opened.
    static readonly TimeSpan PassLimit = TimeSpan.FromSeconds(60);

    public string Name => $"killed at {string.Join(", ", steps)}";

    /// <summary>The steps.</summary>
    public IReadOnlyList<NamedStep> Steps => steps;

    public Task InjectAsync(FaultTarget target, CancellationToken cancellationToken) => Task.WhenAll(steps.Select(step => InjectAsync(step, target, cancellationToken)));

    static async Task InjectAsync(NamedStep step, FaultTarget target, CancellationToken cancellationToken)
    {
        await ArmAsync(step, target, cancellationToken);
        await target.AwaitDeathAsync(step.Service, PassLimit, cancellationToken);
        await target.StartAsync(step.Service, cancellationToken);
    }

    static async Task ArmAsync(NamedStep step, FaultTarget target, CancellationToken cancellationToken)
    {
        try
        {
            await target.Lab.PutAsync(step.Service, "crash", new { point = step.Point }, cancellationToken);
        }
        catch (HttpRequestException)
        {
            // An order reached the step at that moment, and the service ended before it could send its response.
        }
    }
}

/// <summary>A step of placing an order in a service.</summary>
public sealed record NamedStep(string Service, string Point)
{
    /// <summary>Reads all steps of a topology, grouped by service.</summary>
    public static async Task<IReadOnlyList<NamedStep>> AllAsync(ServiceLab lab, CancellationToken cancellationToken)
    {
        var steps = new List<NamedStep>();
        foreach (var service in FaultTarget.Services.SkipLast(1))
        {
            steps.AddRange((await lab.GetAsync<CrashPoint[]>(service, "crash-points", cancellationToken)).Select(point => new NamedStep(service, point.Name)));
        }
        return steps;
    }

    // The steps of messages have the same names in every service.
    public override string ToString() => Point.StartsWith($"{Service}.", StringComparison.Ordinal) ? Point : $"{Service} {Point}";

    sealed record CrashPoint(string Name);
}
