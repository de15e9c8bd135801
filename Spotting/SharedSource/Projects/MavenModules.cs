using System.Xml.Linq;
using Evolution.Spotting.SharedSource.Text;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>Maven modules: dependencies on artifacts that are built here. A common parent alone is configuration, not source.</summary>
sealed class MavenModules(SourceFiles files) : IProjectKind
{
    const int MaxParents = 20;

    readonly Dictionary<string, XElement?> poms = [];
    ILookup<string, string>? byArtifact;

    public IEnumerable<string> In(string folder) => files.Find(Paths.Join(folder, "pom.xml")) is { } pom ? [pom] : [];

    public IReadOnlyList<Reference> References(string project) => [.. WithParents(project)
        .SelectMany(pom => Pom(pom)!.Children("dependencies").SelectMany(list => list.Children("dependency")).Select(dependency => (pom, dependency)))
        .Where(one => one.dependency.Text("scope") is not "test")
        .Select(one => (one.pom, one.dependency, Target: Built(one.dependency, one.pom)))
        .Where(one => one.Target is not null && one.Target != project)
        .Select(one => new Reference(Paths.FolderOf(one.Target!), PartKind.Module, new(one.pom, one.dependency.LineOf()), one.Target))];

    /// <summary>Finds the module that a command builds: by its folder, or by its artifact after a colon.</summary>
    public string? Selected(string root, string name) => name.Split(':') is [.., var artifact] && name.Contains(':')
        ? Built()[artifact].FirstOrDefault(pom => Paths.Holds(root, pom))
        : Paths.Join(root, name) is { } folder ? In(folder).FirstOrDefault() : null;

    string? Built(XElement dependency, string pom)
    {
        if (dependency.Text("artifactId") is not { } artifact || dependency.Text("groupId") is not { } group) return null;
        artifact = artifact.Replace("${project.artifactId}", Pom(pom)!.Text("artifactId") ?? "", StringComparison.Ordinal);
        // A group in a variable is almost always the project's own.
        return Built()[artifact].FirstOrDefault(target => group.Contains("${", StringComparison.Ordinal) || GroupOf(target) == group || GroupOf(target)?.Contains("${", StringComparison.Ordinal) == true);
    }

    ILookup<string, string> Built() => byArtifact ??= files.Named("pom.xml")
        .Where(file => Pom(file) is { } pom && pom.Text("packaging") is not "pom")
        .Select(file => (file, Artifact: Pom(file)!.Text("artifactId")))
        .Where(module => module.Artifact is not null)
        .ToLookup(module => module.Artifact!, module => module.file);

    string? GroupOf(string file) => Pom(file)!.Text("groupId") ?? Pom(file)!.Children("parent").FirstOrDefault()?.Text("groupId");

    // A module also has the dependencies of its parents.
    IEnumerable<string> WithParents(string project)
    {
        for (var (file, count) = ((string?)project, 0); file is not null && Pom(file) is { } pom && count < MaxParents; count++)
        {
            yield return file;
            var parent = pom.Children("parent").FirstOrDefault();
            var path = parent?.Text("relativePath") ?? "../pom.xml";
            var above = parent is null || path.Length == 0 ? null : Paths.Join(Paths.FolderOf(file), path.EndsWith(".xml", StringComparison.Ordinal) ? path : $"{path}/pom.xml");
            var next = files.Find(above);
            file = next is not null && Pom(next)?.Text("artifactId") == parent?.Text("artifactId") ? next : null;
        }
    }

    XElement? Pom(string file) => poms.TryGetValue(file, out var known) ? known : poms[file] = files.Read(file, XmlFile.Read);
}
