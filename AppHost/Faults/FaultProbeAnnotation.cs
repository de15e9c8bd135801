namespace Evolution.AppHost.Faults;

/// <summary>Says who knows what is injected into a resource.</summary>
/// <param name="Through">The service that is asked: the resource itself, or for a store the one through which it is broken.</param>
/// <param name="AskAsync">Asks it. Null for nothing; it throws where it is not answered.</param>
sealed record FaultProbeAnnotation(IResource Through, Func<CancellationToken, Task<string?>> AskAsync) : IResourceAnnotation;
