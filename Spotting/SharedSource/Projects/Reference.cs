namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>A project's reference to something in the same repository.</summary>
/// <param name="Path">The referenced folder or file.</param>
/// <param name="Kind">How it is used.</param>
/// <param name="Place">The line with the reference.</param>
/// <param name="Project">The referenced project, of the same kind, whose own references count as well; null for mere files.</param>
sealed record Reference(string Path, PartKind Kind, Place Place, string? Project = null);
