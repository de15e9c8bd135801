namespace Evolution.Spotting.SharedSource;

/// <summary>A piece of source that a service is built from.</summary>
/// <param name="Path">The folder or file; empty for the whole examined folder.</param>
/// <param name="Kind">How the service uses it.</param>
/// <param name="Place">Where that is written. For transitive parts, the place of the first reference.</param>
/// <param name="Project">The project file, if the folder is identified by one.</param>
sealed record Part(string Path, PartKind Kind, Place Place, string? Project = null);
