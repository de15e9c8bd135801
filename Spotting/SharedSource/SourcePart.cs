namespace Evolution.Spotting.SharedSource;

/// <summary>A part of the source from which a service is built.</summary>
/// <param name="Path">The folder or file; empty for the whole analyzed folder.</param>
/// <param name="Kind">The kind of use.</param>
/// <param name="Location">The location of the reference. For transitive parts, that of the first reference.</param>
/// <param name="Project">The project file, if the folder is identified by one.</param>
sealed record SourcePart(string Path, SourcePartKind Kind, SourceLocation Location, string? Project = null);
