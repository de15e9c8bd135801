using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Determines which Compose files of a folder belong together: those of one directory, as <c>docker compose up</c> uses them there.</summary>
sealed partial class Grouping(Reading reading)
{
    static readonly string[] Usual = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    readonly References references = new(reading);

    /// <summary>Returns the files of each project, the base file first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<string> files) =>
        [.. Roots(files).GroupBy(SourceTree.FolderOf).Select(directory => Together([.. directory])).Where(project => project.Count > 0)];

    // A file that another one includes or extends is not a project; of files that include each other, the first one is.
    List<string> Roots(IReadOnlyList<string> files)
    {
        var taken = files.SelectMany(file => references.Of(file).Includes.Concat(references.Of(file).Extends.Where(other => !IsUsual(other) || SourceTree.FolderOf(other) != SourceTree.FolderOf(file)))).ToHashSet();
        var roots = files.Where(file => !taken.Contains(file)).ToList();
        var reached = roots.SelectMany(references.Closure).ToHashSet();
        foreach (var file in files)
        {
            if (reached.Contains(file)) continue;
            roots.Add(file);
            reached.UnionWith(references.Closure(file));
        }
        return roots;
    }

    IReadOnlyList<string> Together(IReadOnlyList<string> files)
    {
        var first = Usual.Select(name => files.FirstOrDefault(file => Path.GetFileName(file) == name)).FirstOrDefault(file => file is not null)
            ?? files.MaxBy(file => references.Services(file).Count)!;
        var project = new List<string> { first };
        if (IsUsual(first)) project.AddRange(files.Where(file => Override().IsMatch(Path.GetFileName(file))).Take(1));
        var services = project.SelectMany(references.Services).ToHashSet();
        foreach (var file in files.Except(project).ToList())
        {
            var repeated = references.Services(file).Where(services.Contains).ToList();
            if (repeated.Count == 0)
            {
                project.Add(file);
                services.UnionWith(references.Services(file));
                continue;
            }
            var several = string.Join(", ", repeated.Take(3)) + (repeated.Count > 3 ? ", …" : "");
            reading.Miss(new(file, 1), $"it repeats services of {first} ({several}), so it is laid over it or is another variant of the same system; it was not read. Name {first} and {file} to have both merged, or {file} alone");
        }
        return project;
    }

    static bool IsUsual(string file) => Usual.Contains(Path.GetFileName(file));

    [GeneratedRegex(@"^(docker-)?compose\.override\.ya?ml$")]
    private static partial Regex Override();
}
