namespace Evolution.Spotting.SharedSource;

/// <summary>A piece of source that a service is built from.</summary>
/// <param name="Path">The folder or file; empty for the whole folder that is examined.</param>
/// <param name="Kind">How the service comes to it.</param>
/// <param name="Place">Where that stands. For what is reached through others, where the way begins.</param>
/// <param name="Project">The project file, where the folder is known by one.</param>
sealed record Part(string Path, PartKind Kind, Place Place, string? Project = null);
