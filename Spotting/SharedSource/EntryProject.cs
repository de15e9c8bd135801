using Evolution.Spotting.SharedSource.Projects;

namespace Evolution.Spotting.SharedSource;

/// <summary>The project that an image runs.</summary>
/// <param name="Kind">Its build tool.</param>
/// <param name="Project">The project.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Place">Where that is said.</param>
sealed record EntryProject(IProjectKind Kind, string Project, string Folder, Place Place);
