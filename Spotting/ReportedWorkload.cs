using Evolution.Spotting.Classifying;

namespace Evolution.Spotting;

/// <summary>A workload of the analyzed system.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">The role that was determined.</param>
/// <param name="Unit">The deployment unit.</param>
/// <param name="Place">The location of its definition.</param>
public sealed record ReportedWorkload(string Name, Role Role, string Unit, SourceLocation Place);
