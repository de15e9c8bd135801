namespace Evolution.Spotting.Kubernetes;

/// <summary>
/// Orders files so that the first definition of an object is the main one: repositories hold variants of the same system, in
/// folders for extras, examples and tests, or deeper than the one that is usually applied.
/// </summary>
static class FilesByRank
{
    static readonly HashSet<string> Side = new(StringComparer.OrdinalIgnoreCase) { "extra", "extras", "example", "examples", "sample", "samples", "test", "tests", "e2e", "docs", "doc", "hack", "legacy", "old", "deprecated", "archive", "backup", ".github", "ci" };

    public static IReadOnlyList<string> Of(IEnumerable<string> files) =>
        [.. files.Distinct().OrderBy(file => file.Split('/').SkipLast(1).Any(Side.Contains)).ThenBy(file => file.Count(letter => letter is '/'))];
}
