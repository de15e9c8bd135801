namespace Evolution.Spotting.Model;

/// <summary>Something that could not be read or resolved.</summary>
/// <param name="Place">Where.</param>
/// <param name="What">What it is and why, in words for a user.</param>
/// <param name="Workload">The workload that it concerns; null where it concerns none or all.</param>
public sealed record Unresolved(Place Place, string What, string? Workload = null);
