namespace Evolution.Spotting.SharedSource;

/// <summary>Recognizes files that only exist after a build.</summary>
static class BuildArtifacts
{
    static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase) { "target", "build", "dist", "bin", "out", "publish" };

    public static bool IsArtifact(string path) => path.EndsWith(".jar", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".war", StringComparison.OrdinalIgnoreCase) || path.Split('/').Any(Folders.Contains);
}
