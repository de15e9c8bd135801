using System.Text.RegularExpressions;

namespace Evolution.Spotting.SharedSource.Projects;

/// <summary>A Gradle build's settings: its modules, and their folders.</summary>
sealed partial class GradleSettings
{
    readonly Dictionary<string, string> folders = [];
    readonly Dictionary<string, string> paths = [];
    readonly Dictionary<string, string> byAccessor = [];

    public GradleSettings(SourceFiles files, string text, string file)
    {
        Folder = Paths.FolderOf(file);
        var isOpen = false;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (Moved().Match(line) is { Success: true } moved) Add(moved.Groups["path"].Value, moved.Groups["folder"].Value);
            else if (Build().Match(line) is { Success: true } build) Include(build.Groups["folder"].Value, new(file, number));
            else if (isOpen || Modules().IsMatch(line))
            {
                foreach (Match name in Quoted().Matches(line)) Add(name.Groups["name"].Value, name.Groups["name"].Value.Trim(':').Replace(':', '/'));
                isOpen = line.EndsWith(',') || line.EndsWith('(') || line.EndsWith('\\') || line is "include" || (isOpen && !line.EndsWith(')') && line.Contains(','));
            }
        }

        void Include(string path, Place place)
        {
            // The build of a build's own plugins is not source of the modules.
            if (path.Contains("build-logic", StringComparison.OrdinalIgnoreCase) || path.Contains("buildSrc", StringComparison.Ordinal) || path.Contains("plugin", StringComparison.OrdinalIgnoreCase) || path.Contains("convention", StringComparison.OrdinalIgnoreCase)) return;
            if (Paths.Join(Folder, path) is { } folder && files.HasFolder(folder)) Included.Add((folder, place));
            else files.Report(place, $"the included build {path} is not there, or leads out of the folder that is examined");
        }
    }

    public string Folder { get; }

    /// <summary>The other builds that are included in this one.</summary>
    public List<(string Folder, Place Place)> Included { get; } = [];

    /// <summary>Finds the folder of a module; null if there is no such module.</summary>
    public string? FolderOf(string module) => folders.GetValueOrDefault(":" + module.TrimStart(':')) ?? byAccessor.GetValueOrDefault(Accessor(module));

    /// <summary>Finds the module in a folder; null if there is none.</summary>
    public string? PathOf(string folder) => paths.GetValueOrDefault(folder);

    void Add(string name, string relative)
    {
        if (Paths.Join(Folder, relative) is not { } folder) return;
        var module = ":" + name.TrimStart(':');
        folders[module] = folder;
        paths[folder] = module;
        byAccessor[Accessor(module)] = folder;
    }

    // Makes projects.libs.orderEvents match :libs:order-events.
    static string Accessor(string module) => string.Concat(module.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("""project\s*\(\s*["'](?<path>[^"']+)["']\s*\)\.projectDir\s*=.*?["'](?<folder>[^"']+)["']""")]
    private static partial Regex Moved();

    [GeneratedRegex("""^includeBuild\s*\(?\s*["'](?<folder>[^"']+)["']""")]
    private static partial Regex Build();

    [GeneratedRegex(@"^include\b")]
    private static partial Regex Modules();

    [GeneratedRegex("""["'](?<name>:?[\w.:/-]+)["']""")]
    private static partial Regex Quoted();
}
