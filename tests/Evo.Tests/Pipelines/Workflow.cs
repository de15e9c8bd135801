using System.Text.RegularExpressions;
using Evolution.Spotting.Documents;

namespace Evolution.Evo.Tests.Pipelines;

/// <summary>A GitHub Actions workflow.</summary>
sealed partial record Workflow(string Name, Node Document, string Text)
{
    static readonly string Folder = Repository.Find()[".github", "workflows"];

    /// <summary>All workflows of the repository.</summary>
    public static IReadOnlyList<Workflow> All { get; } = [.. Directory.EnumerateFiles(Folder, "*.yml").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Returns the workflows that a change to a file triggers.</summary>
    public static IEnumerable<string> FindTriggeredBy(string file) => All.Where(workflow => workflow.IsTriggeredBy(file)).Select(workflow => workflow.Name);

    public IEnumerable<Node> Jobs => (Document["jobs"]?.Entries ?? []).Select(entry => entry.Value);

    public IEnumerable<Node> Steps => Jobs.SelectMany(job => job["steps"]?.Items ?? []);

    /// <summary>The path filters; null if every file triggers the workflow.</summary>
    public IReadOnlyList<string>? Paths => Document.Find("on", "push", "paths")?.Items is { Count: > 0 } paths ? [.. paths.Select(path => path.Text!)] : null;

    bool IsTriggeredBy(string file) => Document.Find("on", "push") is not null && (Paths?.Any(path => CreateGlobPattern(path).IsMatch(file)) ?? true);

    static Workflow Read(string file)
    {
        var text = File.ReadAllText(file);
        return new(Path.GetFileNameWithoutExtension(file), YamlReader.Read(text, file)[0], text);
    }

    /// <summary>Converts a GitHub Actions path pattern: <c>*</c> matches within a folder, <c>**</c> across folders.</summary>
    static Regex CreateGlobPattern(string pattern) => new($"^{StarsPattern().Replace(Regex.Escape(pattern), stars => stars.Length > 2 ? ".*" : "[^/]*")}$");

    [GeneratedRegex(@"(\\\*)+")]
    private static partial Regex StarsPattern();
}
