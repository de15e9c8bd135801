using Evolution.Lab.Hosts;

namespace Evolution.Lab.Experiments;

/// <summary>A step of placing an order at which a service can be terminated.</summary>
/// <param name="Service">The service.</param>
/// <param name="Point">The name of the step.</param>
public sealed record NamedStep(string Service, string Point)
{
    /// <summary>Reads the steps of several services.</summary>
    public static async Task<IReadOnlyList<NamedStep>> ReadAsync(LabEndpointClient lab, IEnumerable<string> services, CancellationToken cancellationToken)
    {
        var steps = new List<NamedStep>();
        foreach (var service in services)
        {
            steps.AddRange((await lab.GetAsync<CrashPoint[]>(service, "crash-points", cancellationToken)).Select(point => new NamedStep(service, point.Name)));
        }
        return steps;
    }

    // The steps of message handlers have the same names in every service.
    public override string ToString() => Point.StartsWith($"{Service}.", StringComparison.Ordinal) ? Point : $"{Service} {Point}";

    sealed record CrashPoint(string Name);
}
