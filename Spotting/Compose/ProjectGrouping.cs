using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Groups the Compose files in a folder into projects: one for each directory, as <c>docker compose up</c> uses them there.</summary>
sealed partial class ProjectGrouping(ReadSession session)
{
    static readonly string[] DefaultNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    readonly FileReferenceReader references = new(session);

    /// <summary>Returns the files of each project, the base file first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Group(IReadOnlyList<string> files) =>
        [.. FindRoots(files).GroupBy(SourceTree.GetFolder).Select(directory => CreateProject([.. directory])).Where(project => project.Count > 0)];

    // A file that another one includes or extends is not a root. Of files that include each other, the first one is.
    List<string> FindRoots(IReadOnlyList<string> files)
    {
        var referencedFiles = files.SelectMany(file => references.Read(file).Includes.Concat(references.Read(file).Extends.Where(other => !HasDefaultName(other) || SourceTree.GetFolder(other) != SourceTree.GetFolder(file)))).ToHashSet();
        var roots = files.Where(file => !referencedFiles.Contains(file)).ToList();
        var reachableFiles = roots.SelectMany(references.FindTransitive).ToHashSet();
        foreach (var file in files)
        {
            if (reachableFiles.Contains(file)) continue;
            roots.Add(file);
            reachableFiles.UnionWith(references.FindTransitive(file));
        }
        return roots;
    }

    IReadOnlyList<string> CreateProject(IReadOnlyList<string> files)
    {
        var baseFile = DefaultNames.Select(name => files.FirstOrDefault(file => Path.GetFileName(file) == name)).FirstOrDefault(file => file is not null)
            ?? files.MaxBy(file => references.FindServices(file).Count)!;
        var project = new List<string> { baseFile };
        if (HasDefaultName(baseFile)) project.AddRange(files.Where(file => OverrideName().IsMatch(Path.GetFileName(file))).Take(1));
        var services = project.SelectMany(references.FindServices).ToHashSet();
        foreach (var file in files.Except(project).ToList())
        {
            var repeatedServices = references.FindServices(file).Where(services.Contains).ToList();
            if (repeatedServices.Count == 0)
            {
                project.Add(file);
                services.UnionWith(references.FindServices(file));
                continue;
            }
            var repeatedNames = string.Join(", ", repeatedServices.Take(3)) + (repeatedServices.Count > 3 ? ", …" : "");
            session.Report(new(file, 1), $"the file repeats services of {baseFile} ({repeatedNames}), so it is an override or a variant of the same system, and was not read. Specify {baseFile} and {file} to merge them, or {file} alone");
        }
        return project;
    }

    static bool HasDefaultName(string file) => DefaultNames.Contains(Path.GetFileName(file));

    [GeneratedRegex(@"^(docker-)?compose\.override\.ya?ml$")]
    private static partial Regex OverrideName();
}
