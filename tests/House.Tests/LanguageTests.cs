using System.Text.RegularExpressions;

namespace Evolution.House.Tests;

/// <summary>Phrases and names that the sources must not contain. The terms to use are in docs/glossary.md.</summary>
public sealed partial class LanguageTests
{
    static readonly string[] Folders = ["Topologies", "AppHost", "Hosting.LocalServers", "ServiceDefaults", "Contracts", "ApiContracts", "Services", "Control", "Spotting", "Lab", "Reports", "Board", "Evo", "Wiring", "CrashTest.Host", "deploy", "tests"];

    [Fact]
    public void No_source_file_contains_discouraged_phrases()
    {
        var repository = Repository.Find();
        var files = Folders.SelectMany(folder => Directory.EnumerateFiles(repository[folder], "*", SearchOption.AllDirectories)).Where(IsSource).ToArray();

        files.Length.ShouldBeGreaterThan(1_000);
        files.SelectMany(FindViolations).ShouldBeEmpty("use the terms of docs/glossary.md and the active voice");
    }

    static bool IsSource(string path) =>
        Path.GetExtension(path) is ".cs" or ".razor" && !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj") && Path.GetFileName(path) is not "LanguageTests.cs";

    static IEnumerable<string> FindViolations(string path) => File.ReadLines(path)
        .Select((line, index) => (line, index))
        .Where(entry => DiscouragedPattern().IsMatch(entry.line))
        .Select(entry => $"{path}:{entry.index + 1}: {entry.line.Trim()}");

    [GeneratedRegex(@"\b[Ww]hoever\b|\b([Ii]s|are|was|were) told\b(?! apart)|\bnobody who\b|\bMost([A-Z]\w*)?\b(?= *[=;,)<>])")]
    private static partial Regex DiscouragedPattern();
}
