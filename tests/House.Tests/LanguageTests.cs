using System.Text.RegularExpressions;

namespace Evolution.House.Tests;

/// <summary>Words that English-speaking engineers stumble over, and their names in the field: docs/glossary.md.</summary>
public sealed partial class LanguageTests
{
    static readonly string[] Rooms = ["Topologies", "AppHost", "Hosting.LocalServers", "ServiceDefaults", "Contracts", "ApiContracts", "Services", "Control", "Spotting", "Lab", "Reports", "Board", "Evo", "Wiring", "CrashTest.Host", "deploy", "tests"];

    [Fact]
    public void No_source_says_whoever_or_is_told_or_calls_a_limit_most()
    {
        var repository = Repository.Find();
        var files = Rooms.SelectMany(room => Directory.EnumerateFiles(repository[room], "*", SearchOption.AllDirectories)).Where(IsSource).ToArray();

        files.Length.ShouldBeGreaterThan(1_000);
        files.SelectMany(Stumbles).ShouldBeEmpty("write what the reader of Microsoft's documentation expects: who acts, and the field's own term (MaxConnections, acknowledged, configured)");
    }

    static bool IsSource(string path) =>
        Path.GetExtension(path) is ".cs" or ".razor" && !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj") && Path.GetFileName(path) is not "LanguageTests.cs";

    static IEnumerable<string> Stumbles(string path) => File.ReadLines(path)
        .Select((line, index) => (line, index))
        .Where(read => Pattern().IsMatch(read.line))
        .Select(read => $"{path}:{read.index + 1}: {read.line.Trim()}");

    [GeneratedRegex(@"\b[Ww]hoever\b|\b([Ii]s|are|was|were) told\b(?! apart)|\bnobody who\b|\bMost([A-Z]\w*)?\b(?= *[=;,)<>])")]
    private static partial Regex Pattern();
}
