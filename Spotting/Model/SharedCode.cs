namespace Evolution.Spotting.Model;

/// <summary>Source that several workloads are visibly built from.</summary>
/// <param name="What">The project, package or folder, relative to where the user pointed.</param>
/// <param name="Workloads">The names of the workloads, two or more.</param>
/// <param name="Reason">How that is visible: "both refer to the project", "the same image with different commands".</param>
/// <param name="Places">Where, one for each workload in their order where that can be told.</param>
public sealed record SharedCode(string What, IReadOnlyList<string> Workloads, string Reason, IReadOnlyList<Place> Places);
