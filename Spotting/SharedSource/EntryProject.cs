using Evolution.Spotting.SharedSource.Projects;

namespace Evolution.Spotting.SharedSource;

/// <summary>The project that an image runs.</summary>
/// <param name="Kind">The build tool.</param>
/// <param name="Project">The project.</param>
/// <param name="Folder">The folder of the project.</param>
/// <param name="Place">Where it is specified.</param>
sealed record EntryProject(IProjectKind Kind, string Project, string Folder, Place Place);
