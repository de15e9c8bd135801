using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads the lines of configuration files that are mounted.</summary>
sealed class MountedFiles(Reading reading)
{
    const long MaxBytes = 256 * 1024;
    const int MaxLines = 2_000;
    const int MaxFiles = 50;

    // A folder of source or data is not configuration; that shows without searching all of it.
    const int MaxSearchedFiles = 5_000;

    readonly Dictionary<string, IReadOnlyList<Setting>> files = [];
    readonly Dictionary<string, (IReadOnlyList<string> Files, bool IsSource)> folders = [];

    /// <summary>Reads the lines of a file, or of the configuration files in a folder.</summary>
    public IEnumerable<Setting> Of(string path, Part at, string service)
    {
        if (reading.Tree.HasFile(path)) return ConfigurationFiles.Fits(path) ? Lines(path, at, service) : [];
        if (!reading.Tree.HasFolder(path)) return [];
        if (path is "." || at.Source.File.StartsWith($"{path}/", StringComparison.Ordinal))
        {
            reading.Miss(at.Place, $"{path} is mounted, with the Compose file in it: the files there were taken as source, not as configuration", service);
            return [];
        }
        var (found, isSource) = FilesOf(path);
        if (isSource)
        {
            if (found.Count > 0) reading.Miss(at.Place, $"{path} is mounted, and is mostly source: the files there were not taken as configuration", service);
            return [];
        }
        if (found.Count > MaxFiles) reading.Miss(at.Place, $"{path} has more than {MaxFiles} configuration files; the others were not read", service);
        return found.Take(MaxFiles).SelectMany(file => Lines(file, at, service));
    }

    /// <summary>Reads the lines of a file that a config or secret names, whatever its extension.</summary>
    public IEnumerable<Setting> Lines(string file, Part at, string service)
    {
        if (!files.TryGetValue(file, out var lines)) files[file] = lines = Read(file, at, service);
        return reading.Lines.Take(lines.Count) ? lines : [];
    }

    /// <summary>Returns the lines of a text that are neither empty nor comments.</summary>
    public static IEnumerable<Setting> LinesOf(string text, string name, string file, int first) => text.Split('\n')
        .Select((line, at) => new Setting(name, line.Trim(), SettingOrigin.MountedFile, new(file, first + at)))
        .Where(line => line.Value is { Length: > 0 } value && !(value[0] is '#' or ';' || value.StartsWith("//", StringComparison.Ordinal) || value.StartsWith("<!--", StringComparison.Ordinal)));

    IReadOnlyList<Setting> Read(string file, Part at, string service)
    {
        if (new FileInfo(Path.Combine(reading.Tree.Root, file)).Length > MaxBytes)
        {
            reading.Miss(at.Place, $"{file} is larger than {MaxBytes / 1024} KiB and was not read", service);
            return [];
        }
        if (reading.Text(file, at.Place, service) is not { } text || text.Contains('\0')) return [];
        if (text.AsSpan().Count('\n') <= MaxLines) return [.. LinesOf(text, file, file, 1)];
        reading.Miss(at.Place, $"{file} has more than {MaxLines:N0} lines and was not read", service);
        return [];
    }

    (IReadOnlyList<string> Files, bool IsSource) FilesOf(string folder)
    {
        if (folders.TryGetValue(folder, out var known)) return known;
        var all = new SourceTree(Path.Combine(reading.Tree.Root, folder)).Files.Take(MaxSearchedFiles).ToList();
        var found = all.Where(ConfigurationFiles.FitsInFolder).Select(file => $"{folder}/{file}").ToList();
        return folders[folder] = (found, all.Count(ConfigurationFiles.IsSource) > found.Count);
    }
}
