namespace Evolution.AppHost.Faults;

/// <summary>A query for the fault that is injected into a resource.</summary>
/// <param name="Service">The service to query: the resource itself, or for a store the service through which the fault is injected.</param>
/// <param name="QueryAsync">Queries the service. Returns null if no fault is injected, and throws if there is no response.</param>
sealed record FaultProbeAnnotation(IResource Service, Func<CancellationToken, Task<string?>> QueryAsync) : IResourceAnnotation;
