using Evolution.Lab.Spotting.SharedSource;

namespace Evolution.Lab.Spotting.OwnSource;

/// <summary>The files that one service alone is built from.</summary>
static class OwnFiles
{
    static readonly HashSet<string> Beside = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "__tests__", "__mocks__", "spec", "specs", "e2e", "testdata", "fixtures", "mocks", "docs", "doc", "examples", "samples", "k8s", "kubernetes", "helm", "charts", "deploy", ".github",
    };

    public static IEnumerable<string> Of(ServiceSources sources, ServiceSource source)
    {
        var others = sources.All.Where(other => other.Service.Name != source.Service.Name).SelectMany(other => other.Parts).Select(part => part.Path).ToHashSet();
        var own = source.Parts.Select(part => part.Path).Where(path => !others.Contains(path)).ToList();
        return own.SelectMany(path => sources.Files.Find(path) is { } file ? [file] : sources.Files.Under(path))
            .Distinct()
            .Where(file => !IsBeside(file) && !Paths.UpFrom(file).TakeWhile(above => !own.Contains(above)).Any(others.Contains));
    }

    static bool IsBeside(string file) => Paths.FolderOf(file).Split('/').Any(folder => Beside.Contains(folder) || folder.EndsWith("tests", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".test", StringComparison.OrdinalIgnoreCase));
}
