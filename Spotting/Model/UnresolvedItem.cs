namespace Evolution.Spotting.Model;

/// <summary>Input that could not be read or resolved.</summary>
/// <param name="Place">The location.</param>
/// <param name="What">The problem, in words for users.</param>
/// <param name="Workload">The affected workload; null if none or all are affected.</param>
public sealed record UnresolvedItem(SourceLocation Place, string What, string? Workload = null);
