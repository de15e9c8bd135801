using Evolution.Spotting.SharedSource.Projects;

namespace Evolution.Spotting.SharedSource;

/// <summary>The project that an image runs.</summary>
/// <param name="ProjectSystem">The build tool.</param>
/// <param name="Project">The project.</param>
/// <param name="Folder">The folder of the project.</param>
/// <param name="Location">The location that specifies it.</param>
sealed record EntryProject(IProjectSystem ProjectSystem, string Project, string Folder, SourceLocation Location);
