using Evolution.Lab.Control;

namespace Evolution.Lab.Crashing.Blows;

/// <summary>Lets each of several services die at one of the named steps of placing an order: whichever order gets there first takes it down.</summary>
/// <param name="steps">A step each of different services.</param>
sealed class AtNamedSteps(IReadOnlyList<NamedStep> steps) : IBlow
{
    // An order that gets there may need what another of these steps has just taken down, and a breaker that has opened.
    static readonly TimeSpan PassLimit = TimeSpan.FromSeconds(60);

    public string Name => $"killed at {string.Join(", ", steps)}";

    /// <summary>The steps.</summary>
    public IReadOnlyList<NamedStep> Steps => steps;

    public Task StrikeAsync(Ring ring, CancellationToken cancellation) => Task.WhenAll(steps.Select(step => StrikeAsync(step, ring, cancellation)));

    static async Task StrikeAsync(NamedStep step, Ring ring, CancellationToken cancellation)
    {
        await ArmAsync(step, ring, cancellation);
        await ring.AwaitDeathAsync(step.Service, PassLimit, cancellation);
        await ring.StartAsync(step.Service, cancellation);
    }

    static async Task ArmAsync(NamedStep step, Ring ring, CancellationToken cancellation)
    {
        try
        {
            await ring.Lab.PutAsync(step.Service, "crash", new { point = step.Point }, cancellation);
        }
        catch (HttpRequestException)
        {
            // An order was there at that moment: it died before it could answer.
        }
    }
}

/// <summary>A step of placing an order in a service.</summary>
sealed record NamedStep(string Service, string Point)
{
    /// <summary>All steps of a topology, by their services.</summary>
    public static async Task<IReadOnlyList<NamedStep>> AllAsync(ServiceLab lab, CancellationToken cancellation)
    {
        var steps = new List<NamedStep>();
        foreach (var service in Ring.Services.SkipLast(1))
        {
            steps.AddRange((await lab.GetAsync<CrashPoint[]>(service, "crash-points", cancellation)).Select(point => new NamedStep(service, point.Name)));
        }
        return steps;
    }

    // The steps of messages have the same names in each service.
    public override string ToString() => Point.StartsWith($"{Service}.", StringComparison.Ordinal) ? Point : $"{Service} {Point}";

    sealed record CrashPoint(string Name);
}
