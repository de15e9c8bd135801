using Evolution.Spotting.Classifying;

namespace Evolution.Spotting;

/// <summary>Something that the system runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it was taken for.</param>
/// <param name="Unit">What it is deployed with.</param>
/// <param name="Place">Where it is defined.</param>
public sealed record SpottedWorkload(string Name, Role Role, string Unit, Place Place);
