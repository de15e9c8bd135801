namespace Evolution.Spotting.Model;

/// <summary>Source that several workloads are visibly built from.</summary>
/// <param name="What">The project, package or folder, relative to the examined folder.</param>
/// <param name="Workloads">The names of the workloads, two or more.</param>
/// <param name="Reason">How that is visible: "both refer to the project", "the same image with different commands".</param>
/// <param name="Places">Where, one place for each workload in the same order if that is known.</param>
public sealed record SharedCode(string What, IReadOnlyList<string> Workloads, string Reason, IReadOnlyList<Place> Places);
