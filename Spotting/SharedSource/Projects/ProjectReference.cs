namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>A reference from a project to source in the same repository.</summary>
/// <param name="Path">The referenced folder or file.</param>
/// <param name="Kind">The kind of use.</param>
/// <param name="Location">The location of the reference.</param>
/// <param name="Project">The referenced project, whose references count as well; null for files that are not a project.</param>
sealed record ProjectReference(string Path, SourcePartKind Kind, SourceLocation Location, string? Project = null);
