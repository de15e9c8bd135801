namespace Evolution.Spotting.Model;

/// <summary>A port of a workload.</summary>
/// <param name="Inner">The port that it listens on; null where it cannot be told.</param>
/// <param name="Outer">The port of the machine or of the Kubernetes service that leads to it; null where there is none.</param>
public sealed record Port(int? Inner, int? Outer);
