namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>What a project says it needs of the same repository.</summary>
/// <param name="Path">The folder or file that is needed.</param>
/// <param name="Kind">How.</param>
/// <param name="Place">The line that says so.</param>
/// <param name="Project">The project that it is, of the same kind, whose own references count as well; null for mere files.</param>
sealed record Reference(string Path, PartKind Kind, Place Place, string? Project = null);
