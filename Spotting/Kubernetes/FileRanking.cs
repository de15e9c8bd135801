namespace Evolution.Spotting.Kubernetes;

/// <summary>
/// Sorts files so that the first definition of an object is the main one: repositories contain variants of the same system in
/// folders for extras, examples and tests, or in deeper folders.
/// </summary>
static class FileRanking
{
    static readonly HashSet<string> SecondaryFolders = new(StringComparer.OrdinalIgnoreCase) { "extra", "extras", "example", "examples", "sample", "samples", "test", "tests", "e2e", "docs", "doc", "hack", "legacy", "old", "deprecated", "archive", "backup", ".github", "ci" };

    public static IReadOnlyList<string> Sort(IEnumerable<string> files) =>
        [.. files.Distinct().OrderBy(file => file.Split('/').SkipLast(1).Any(SecondaryFolders.Contains)).ThenBy(file => file.Count(character => character is '/'))];
}
