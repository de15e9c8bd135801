using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.OwnSource;

/// <summary>Finds the files from which only one service is built.</summary>
static class ExclusiveFiles
{
    static readonly HashSet<string> SupportingFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "__tests__", "__mocks__", "spec", "specs", "e2e", "testdata", "fixtures", "mocks", "docs", "doc", "examples", "samples", "k8s", "kubernetes", "helm", "charts", "deploy", ".github",
    };

    public static IEnumerable<string> Find(ServiceSources sources, ServiceSource source)
    {
        var otherPaths = sources.All.Where(other => other.Service.Name != source.Service.Name).SelectMany(other => GetPaths(sources, other)).ToHashSet();
        var ownPaths = GetPaths(sources, source).Where(path => !otherPaths.Contains(path)).ToList();
        return ownPaths.SelectMany(path => sources.Files.Find(path) is { } file ? [file] : sources.Files.GetFilesUnder(path))
            .Distinct()
            .Where(file => !IsSupporting(file) && !Paths.GetSelfAndAncestors(file).TakeWhile(ancestor => !ownPaths.Contains(ancestor)).Any(otherPaths.Contains));
    }

    /// <summary>Returns the source that a service is built from, and the files that its Dockerfile copies, such as its configuration.</summary>
    static IEnumerable<string> GetPaths(ServiceSources sources, ServiceSource source) => source.Parts.Select(part => part.Path)
        .Concat(sources.GetDockerBuild(source)?.Copies.Select(copy => sources.Files.Find(copy.Path)).OfType<string>() ?? []).Distinct();

    static bool IsSupporting(string file) => Paths.GetFolder(file).Split('/').Any(folder => SupportingFolders.Contains(folder) || folder.EndsWith("tests", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".test", StringComparison.OrdinalIgnoreCase));
}
