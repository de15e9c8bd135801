namespace Evolution.AppHost.Faults;

/// <summary>How to query the fault that is injected into a resource.</summary>
/// <param name="Through">The service to query: the resource itself, or for a store the service through which the fault is injected.</param>
/// <param name="AskAsync">Queries the service. Returns null if no fault is injected, and throws if there is no response.</param>
sealed record FaultProbeAnnotation(IResource Through, Func<CancellationToken, Task<string?>> AskAsync) : IResourceAnnotation;
