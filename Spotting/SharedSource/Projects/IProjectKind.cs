namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>The projects of one build tool: how they are found, and what they need of the same repository.</summary>
interface IProjectKind
{
    /// <summary>The projects whose source is in a folder, by the name that <see cref="References"/> knows them by.</summary>
    IEnumerable<string> In(string folder);

    /// <summary>What a project needs, in the order of its files.</summary>
    IReadOnlyList<Reference> References(string project);
}
