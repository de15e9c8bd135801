namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>The projects of one build tool: how to find them, and which parts of the same repository they need.</summary>
interface IProjectKind
{
    /// <summary>Finds the projects whose source is in a folder, with the names that <see cref="References"/> accepts.</summary>
    IEnumerable<string> In(string folder);

    /// <summary>Returns what a project needs, in the order of its files.</summary>
    IReadOnlyList<Reference> References(string project);
}
