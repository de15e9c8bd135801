using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads the configuration that a service mounts: files, folders, configs and secrets.</summary>
sealed class ServiceMountReader(ReadSession session, Project project)
{
    // Host paths that do not contain the configuration of a system.
    static readonly string[] HostPaths = ["/var/run", "/run", "/proc", "/sys", "/dev", "/etc/localtime", "/etc/timezone", "/etc/hosts", "/etc/passwd", "/etc/group", "/etc/ssl", "/etc/machine-id", "/etc/os-release", "/var/lib", "/var/log", "/lib/modules", "/usr", "/tmp", "//./pipe", @"\\.\pipe"];

    readonly MountedFileReader files = new(session);

    public IEnumerable<Setting> Read(Member service) =>
        [.. ReadBindMounts(service), .. ReadGrants(service, "configs"), .. ReadGrants(service, "secrets")];

    IEnumerable<Setting> ReadBindMounts(Member service)
    {
        foreach (var item in SyntaxNormalizer.ReadList(service.Value["volumes"]))
        {
            if (MountParser.Parse(item) is not { Kind: MountKind.Bind } mount || mount.Source.Contains("${") || IsHostPath(mount.Source)) continue;
            if (session.Resolve(item, mount.Source, service.Key) is not { } path) continue;
            foreach (var setting in files.Read(path, item, service.Key)) yield return setting;
            // Docker creates a folder for a missing path, but a path that is named like a configuration file refers to a file.
            if (!session.Tree.HasFile(path) && !session.Tree.HasFolder(path) && Path.HasExtension(path) && ConfigurationFiles.IsConfiguration(path))
                session.Report(item.Location, $"{path} does not exist", service.Key);
        }
    }

    IEnumerable<Setting> ReadGrants(Member service, string section) => SyntaxNormalizer.ReadList(service.Value[section])
        .Select(Grant.Parse).OfType<Grant>().SelectMany(grant => ReadGrants(service.Key, section, grant, project.Root[section]?[grant.Name]));

    IEnumerable<Setting> ReadGrants(string service, string section, Grant grant, ComposeValue? definition)
    {
        if (definition?["content"] is { Text: { } content } text)
        {
            // A multi-line text begins on the line after its key.
            var first = text.Location.Line + (content.Contains('\n') ? 1 : 0);
            return MountedFileReader.ParseLines(content, grant.Target, text.Source.File, first);
        }
        if (definition?["environment"]?.Text is { } variable) return [CreateUnreadSetting(grant) with { Value = project.Variables[variable] }];
        if (definition?["file"] is not { Text: { } path } file)
        {
            if (definition is null) session.Report(grant.Value.Location, $"{grant.Name} is not defined under {section}", service);
            else if (section is "configs") session.Report(grant.Value.Location, $"the config {grant.Name} is defined outside these files", service);
            return [CreateUnreadSetting(grant)];
        }
        if (path.Contains("${") || session.Resolve(file, path, service) is not { } filePath) return [CreateUnreadSetting(grant)];
        if (session.Tree.HasFile(filePath)) return files.ReadLines(filePath, grant.Value, service);
        session.Report(file.Location, $"{filePath} does not exist", service);
        return [CreateUnreadSetting(grant)];
    }

    static Setting CreateUnreadSetting(Grant grant) => new(grant.Target, null, SettingOrigin.MountedFile, grant.Value.Location);

    static bool IsHostPath(string path) => path is "/" || HostPaths.Any(hostPath => path == hostPath || path.StartsWith($"{hostPath}/", StringComparison.Ordinal) || path.StartsWith($@"{hostPath}\", StringComparison.Ordinal));
}

/// <summary>A service's access to a config or secret.</summary>
/// <param name="Name">The name at the top level.</param>
/// <param name="Target">The name in the container.</param>
/// <param name="Value">The reference.</param>
sealed record Grant(string Name, string Target, ComposeValue Value)
{
    public static Grant? Parse(ComposeValue item) => (item.Text ?? item["source"]?.Text) is { } name ? new(name, item["target"]?.Text ?? name, item) : null;
}
