namespace Evolution.Spotting.Model;

/// <summary>Source from which several workloads are built.</summary>
/// <param name="Name">The project, package or folder, relative to the analyzed folder.</param>
/// <param name="Workloads">The names of the workloads, two or more.</param>
/// <param name="Reason">How the workloads use it: "both refer to the project", "the same image with different commands".</param>
/// <param name="Locations">The locations of the references; one for each workload, in the same order, if known.</param>
public sealed record SharedCode(string Name, IReadOnlyList<string> Workloads, string Reason, IReadOnlyList<SourceLocation> Locations);
