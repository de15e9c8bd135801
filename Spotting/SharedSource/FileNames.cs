namespace Evolution.Spotting.SharedSource;

/// <summary>Classifies files by their names.</summary>
static class FileNames
{
    static readonly HashSet<string> CodeExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".fs", ".vb", ".razor", ".cshtml", ".java", ".kt", ".scala", ".groovy", ".clj", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".vue", ".svelte",
        ".py", ".go", ".rs", ".rb", ".php", ".ex", ".exs", ".erl", ".c", ".h", ".cc", ".cpp", ".hpp", ".swift", ".dart", ".proto",
    };

    static readonly HashSet<string> ProjectFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        "package.json", "pom.xml", "build.gradle", "build.gradle.kts", "pyproject.toml", "requirements.txt", "setup.py", "Pipfile", "go.mod", "Cargo.toml", "composer.json", "Gemfile", "mix.exs",
    };

    public static bool IsCode(string file) => CodeExtensions.Contains(Path.GetExtension(file));

    public static bool IsDotNetProject(string file) => Path.GetExtension(file).ToLowerInvariant() is ".csproj" or ".fsproj" or ".vbproj";

    public static bool IsProject(string file) => ProjectFiles.Contains(Paths.GetName(file)) || IsDotNetProject(file);

    /// <summary>Whether a single copied file counts as source. Files that only configure a build do not.</summary>
    public static bool IsSource(string file)
    {
        var name = Paths.GetName(file);
        return IsCode(file) && !IsProject(file) && !name.StartsWith('.') && !Path.GetFileNameWithoutExtension(name).EndsWith(".config", StringComparison.OrdinalIgnoreCase)
            && !Path.GetFileNameWithoutExtension(name).EndsWith("file", StringComparison.OrdinalIgnoreCase);
    }
}
