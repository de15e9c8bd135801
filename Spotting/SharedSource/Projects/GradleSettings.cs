using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>The settings of a Gradle build: its modules and their folders.</summary>
sealed partial class GradleSettings
{
    readonly Dictionary<string, string> folders = [];
    readonly Dictionary<string, string> paths = [];
    readonly Dictionary<string, string> byAccessor = [];

    public GradleSettings(SourceFiles files, string text, string file)
    {
        Folder = Paths.GetFolder(file);
        var continuesInclude = false;
        var lineNumber = 0;
        foreach (var rawLine in text.Split('\n'))
        {
            lineNumber++;
            var line = rawLine.Trim();
            if (line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (ProjectDirectory().Match(line) is { Success: true } match) AddModule(match.Groups["path"].Value, match.Groups["folder"].Value);
            else if (IncludeBuild().Match(line) is { Success: true } includeBuild) AddIncludedBuild(includeBuild.Groups["folder"].Value, new(file, lineNumber));
            else if (continuesInclude || IncludeDirective().IsMatch(line))
            {
                foreach (Match name in QuotedModule().Matches(line)) AddModule(name.Groups["name"].Value, name.Groups["name"].Value.Trim(':').Replace(':', '/'));
                continuesInclude = line.EndsWith(',') || line.EndsWith('(') || line.EndsWith('\\') || line is "include" || (continuesInclude && !line.EndsWith(')') && line.Contains(','));
            }
        }

        void AddIncludedBuild(string path, SourceLocation location)
        {
            // Plugin builds are not source of the modules.
            if (path.Contains("build-logic", StringComparison.OrdinalIgnoreCase) || path.Contains("buildSrc", StringComparison.Ordinal) || path.Contains("plugin", StringComparison.OrdinalIgnoreCase) || path.Contains("convention", StringComparison.OrdinalIgnoreCase)) return;
            if (Paths.Join(Folder, path) is { } folder && files.HasFolder(folder)) IncludedBuilds.Add((folder, location));
            else files.Report(location, $"the included build {path} does not exist, or is outside the analyzed folder");
        }
    }

    public string Folder { get; }

    /// <summary>The included builds.</summary>
    public List<(string Folder, SourceLocation Location)> IncludedBuilds { get; } = [];

    /// <summary>Finds the folder of a module; null if there is no such module.</summary>
    public string? GetFolder(string module) => folders.GetValueOrDefault(":" + module.TrimStart(':')) ?? byAccessor.GetValueOrDefault(NormalizeAccessor(module));

    /// <summary>Finds the module in a folder; null if there is none.</summary>
    public string? GetPath(string folder) => paths.GetValueOrDefault(folder);

    void AddModule(string name, string relative)
    {
        if (Paths.Join(Folder, relative) is not { } folder) return;
        var module = ":" + name.TrimStart(':');
        folders[module] = folder;
        paths[folder] = module;
        byAccessor[NormalizeAccessor(module)] = folder;
    }

    // Makes projects.libs.orderEvents match :libs:order-events.
    static string NormalizeAccessor(string module) => string.Concat(module.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("""project\s*\(\s*["'](?<path>[^"']+)["']\s*\)\.projectDir\s*=.*?["'](?<folder>[^"']+)["']""")]
    private static partial Regex ProjectDirectory();

    [GeneratedRegex("""^includeBuild\s*\(?\s*["'](?<folder>[^"']+)["']""")]
    private static partial Regex IncludeBuild();

    [GeneratedRegex(@"^include\b")]
    private static partial Regex IncludeDirective();

    [GeneratedRegex("""["'](?<name>:?[\w.:/-]+)["']""")]
    private static partial Regex QuotedModule();
}
