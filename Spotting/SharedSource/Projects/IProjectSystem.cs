namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>The projects of a build tool, and their references in the same repository.</summary>
interface IProjectSystem
{
    /// <summary>Finds the projects in a folder, as names that <see cref="ReadReferences"/> accepts.</summary>
    IEnumerable<string> FindProjects(string folder);

    /// <summary>Reads the references of a project, in the order of its files.</summary>
    IReadOnlyList<ProjectReference> ReadReferences(string project);
}
