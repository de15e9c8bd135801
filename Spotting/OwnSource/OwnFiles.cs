using Evolution.Spotting.SharedSource;

namespace Evolution.Spotting.OwnSource;

/// <summary>Finds the files that only one service is built from.</summary>
static class OwnFiles
{
    static readonly HashSet<string> Beside = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "__tests__", "__mocks__", "spec", "specs", "e2e", "testdata", "fixtures", "mocks", "docs", "doc", "examples", "samples", "k8s", "kubernetes", "helm", "charts", "deploy", ".github",
    };

    public static IEnumerable<string> Of(ServiceSources sources, ServiceSource source)
    {
        var others = sources.All.Where(other => other.Service.Name != source.Service.Name).SelectMany(other => PathsOf(sources, other)).ToHashSet();
        var own = PathsOf(sources, source).Where(path => !others.Contains(path)).ToList();
        return own.SelectMany(path => sources.Files.Find(path) is { } file ? [file] : sources.Files.Under(path))
            .Distinct()
            .Where(file => !IsBeside(file) && !Paths.UpFrom(file).TakeWhile(above => !own.Contains(above)).Any(others.Contains));
    }

    /// <summary>Returns the parts that a service is built from, and the single files that its Dockerfile copies, such as its configuration.</summary>
    static IEnumerable<string> PathsOf(ServiceSources sources, ServiceSource source) => source.Parts.Select(part => part.Path)
        .Concat(sources.DockerOf(source)?.Copies.Select(copy => sources.Files.Find(copy.Path)).OfType<string>() ?? []).Distinct();

    static bool IsBeside(string file) => Paths.FolderOf(file).Split('/').Any(folder => Beside.Contains(folder) || folder.EndsWith("tests", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".test", StringComparison.OrdinalIgnoreCase));
}
