namespace Evolution.Hosting.Native;

/// <summary>Says which environment a resource is published into.</summary>
sealed record ComputeEnvironmentAnnotation(IComputeEnvironmentResource Environment) : IResourceAnnotation;
