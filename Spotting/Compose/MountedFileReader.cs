using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads mounted configuration files.</summary>
sealed class MountedFileReader(ReadSession session)
{
    const long MaxBytes = 256 * 1024;
    const int MaxLines = 2_000;
    const int MaxFiles = 50;

    // Enough files to determine whether a folder contains source or configuration.
    const int MaxSearchedFiles = 5_000;

    readonly Dictionary<string, IReadOnlyList<Setting>> files = [];
    readonly Dictionary<string, (IReadOnlyList<string> Files, bool IsSource)> folders = [];

    /// <summary>Reads the lines of a file, or of the configuration files in a folder.</summary>
    public IEnumerable<Setting> Read(string path, ComposeValue mountValue, string service)
    {
        if (session.Tree.HasFile(path)) return ConfigurationFiles.IsConfiguration(path) ? ReadLines(path, mountValue, service) : [];
        if (!session.Tree.HasFolder(path)) return [];
        if (path is "." || mountValue.Source.File.StartsWith($"{path}/", StringComparison.Ordinal))
        {
            session.Report(mountValue.Location, $"{path} is mounted and contains the Compose file: its files were treated as source, not as configuration", service);
            return [];
        }
        var (configurationFiles, isSource) = FindFiles(path);
        if (isSource)
        {
            if (configurationFiles.Count > 0) session.Report(mountValue.Location, $"{path} is mounted and is mostly source: its files were not treated as configuration", service);
            return [];
        }
        if (configurationFiles.Count > MaxFiles) session.Report(mountValue.Location, $"{path} has more than {MaxFiles} configuration files; the others were not read", service);
        return configurationFiles.Take(MaxFiles).SelectMany(file => ReadLines(file, mountValue, service));
    }

    /// <summary>Reads the lines of a config or secret file, regardless of its extension.</summary>
    public IEnumerable<Setting> ReadLines(string file, ComposeValue mountValue, string service)
    {
        if (!files.TryGetValue(file, out var lines)) files[file] = lines = ReadFile(file, mountValue, service);
        return session.LineQuota.TryTake(lines.Count) ? lines : [];
    }

    /// <summary>Returns the lines of the text that are neither empty nor comments.</summary>
    public static IEnumerable<Setting> ParseLines(string text, string name, string file, int first) => text.Split('\n')
        .Select((line, index) => new Setting(name, line.Trim(), SettingOrigin.MountedFile, new(file, first + index)))
        .Where(line => line.Value is { Length: > 0 } value && !(value[0] is '#' or ';' || value.StartsWith("//", StringComparison.Ordinal) || value.StartsWith("<!--", StringComparison.Ordinal)));

    IReadOnlyList<Setting> ReadFile(string file, ComposeValue mountValue, string service)
    {
        if (new FileInfo(Path.Combine(session.Tree.Root, file)).Length > MaxBytes)
        {
            session.Report(mountValue.Location, $"{file} is larger than {MaxBytes / 1024} KiB and was not read", service);
            return [];
        }
        if (session.ReadText(file, mountValue.Location, service) is not { } text || text.Contains('\0')) return [];
        if (text.AsSpan().Count('\n') <= MaxLines) return [.. ParseLines(text, file, file, 1)];
        session.Report(mountValue.Location, $"{file} has more than {MaxLines:N0} lines and was not read", service);
        return [];
    }

    (IReadOnlyList<string> Files, bool IsSource) FindFiles(string folder)
    {
        if (folders.TryGetValue(folder, out var cached)) return cached;
        var searchedFiles = new SourceTree(Path.Combine(session.Tree.Root, folder)).Files.Take(MaxSearchedFiles).ToList();
        var configurationFiles = searchedFiles.Where(ConfigurationFiles.IsConfigurationInFolder).Select(file => $"{folder}/{file}").ToList();
        return folders[folder] = (configurationFiles, searchedFiles.Count(ConfigurationFiles.IsSource) > configurationFiles.Count);
    }
}
