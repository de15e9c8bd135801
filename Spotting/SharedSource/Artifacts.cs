namespace Evolution.Spotting.SharedSource;

/// <summary>Files that only exist after a build.</summary>
static class Artifacts
{
    static readonly HashSet<string> Folders = new(StringComparer.OrdinalIgnoreCase) { "target", "build", "dist", "bin", "out", "publish" };

    public static bool Holds(string path) => path.EndsWith(".jar", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".war", StringComparison.OrdinalIgnoreCase) || path.Split('/').Any(Folders.Contains);
}
