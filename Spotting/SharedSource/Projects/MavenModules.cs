using System.Xml.Linq;
using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Maven modules, with dependencies on artifacts in the same repository. A common parent is configuration, not source.</summary>
sealed class MavenModules(SourceFiles files) : IProjectSystem
{
    const int MaxParents = 20;

    readonly Dictionary<string, XElement?> poms = [];
    ILookup<string, string>? byArtifact;

    public IEnumerable<string> FindProjects(string folder) => files.Find(Paths.Join(folder, "pom.xml")) is { } pom ? [pom] : [];

    public IReadOnlyList<ProjectReference> ReadReferences(string project) => [.. GetSelfAndParents(project)
        .SelectMany(pom => ReadPom(pom)!.GetChildren("dependencies").SelectMany(list => list.GetChildren("dependency")).Select(dependency => (pom, dependency)))
        .Where(pair => pair.dependency.GetChildText("scope") is not "test")
        .Select(pair => (pair.pom, pair.dependency, Target: FindModule(pair.dependency, pair.pom)))
        .Where(pair => pair.Target is not null && pair.Target != project)
        .Select(pair => new ProjectReference(Paths.GetFolder(pair.Target!), SourcePartKind.Module, new(pair.pom, pair.dependency.GetLine()), pair.Target))];

    /// <summary>Finds the module that a command selects, by its folder or by <c>:artifact</c>.</summary>
    public string? FindSelected(string root, string name) => name.Split(':') is [.., var artifact] && name.Contains(':')
        ? GetModules()[artifact].FirstOrDefault(pom => Paths.Contains(root, pom))
        : Paths.Join(root, name) is { } folder ? FindProjects(folder).FirstOrDefault() : null;

    string? FindModule(XElement dependency, string pom)
    {
        if (dependency.GetChildText("artifactId") is not { } artifact || dependency.GetChildText("groupId") is not { } group) return null;
        artifact = artifact.Replace("${project.artifactId}", ReadPom(pom)!.GetChildText("artifactId") ?? "", StringComparison.Ordinal);
        // A group in a variable is usually that of the project.
        return GetModules()[artifact].FirstOrDefault(target => group.Contains("${", StringComparison.Ordinal) || GetGroup(target) == group || GetGroup(target)?.Contains("${", StringComparison.Ordinal) == true);
    }

    ILookup<string, string> GetModules() => byArtifact ??= files.FindByName("pom.xml")
        .Where(file => ReadPom(file) is { } pom && pom.GetChildText("packaging") is not "pom")
        .Select(file => (file, Artifact: ReadPom(file)!.GetChildText("artifactId")))
        .Where(module => module.Artifact is not null)
        .ToLookup(module => module.Artifact!, module => module.file);

    string? GetGroup(string file) => ReadPom(file)!.GetChildText("groupId") ?? ReadPom(file)!.GetChildren("parent").FirstOrDefault()?.GetChildText("groupId");

    // A module inherits the dependencies of its parents.
    IEnumerable<string> GetSelfAndParents(string project)
    {
        for (var (file, count) = ((string?)project, 0); file is not null && ReadPom(file) is { } pom && count < MaxParents; count++)
        {
            yield return file;
            var parent = pom.GetChildren("parent").FirstOrDefault();
            var path = parent?.GetChildText("relativePath") ?? "../pom.xml";
            var parentPath = parent is null || path.Length == 0 ? null : Paths.Join(Paths.GetFolder(file), path.EndsWith(".xml", StringComparison.Ordinal) ? path : $"{path}/pom.xml");
            var parentPom = files.Find(parentPath);
            file = parentPom is not null && ReadPom(parentPom)?.GetChildText("artifactId") == parent?.GetChildText("artifactId") ? parentPom : null;
        }
    }

    XElement? ReadPom(string file) => poms.TryGetValue(file, out var cached) ? cached : poms[file] = files.Read(file, XmlFile.Read);
}
