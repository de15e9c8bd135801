using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads the configuration that a service mounts: bound files and folders, configs and secrets.</summary>
sealed class ServiceMounts(Reading reading, Project project)
{
    // Folders of the host itself, which do not hold a system's configuration.
    static readonly string[] OfTheMachine = ["/var/run", "/run", "/proc", "/sys", "/dev", "/etc/localtime", "/etc/timezone", "/etc/hosts", "/etc/passwd", "/etc/group", "/etc/ssl", "/etc/machine-id", "/etc/os-release", "/var/lib", "/var/log", "/lib/modules", "/usr", "/tmp", "//./pipe", @"\\.\pipe"];

    readonly MountedFiles files = new(reading);

    public IEnumerable<Setting> Of(Member service) =>
        [.. Bound(service), .. Granted(service, "configs"), .. Granted(service, "secrets")];

    IEnumerable<Setting> Bound(Member service)
    {
        foreach (var item in Forms.Several(service.Value["volumes"]))
        {
            if (MountForm.Read(item) is not { Kind: MountKind.Bind } mount || mount.From.Contains("${") || IsOfTheMachine(mount.From)) continue;
            if (reading.Resolve(item, mount.From, service.Key) is not { } path) continue;
            foreach (var setting in files.Of(path, item, service.Key)) yield return setting;
            // Docker would create a missing path as a data folder, but a path that is named like a configuration file was meant as a file.
            if (!reading.Tree.HasFile(path) && !reading.Tree.HasFolder(path) && Path.HasExtension(path) && ConfigurationFiles.Fits(path))
                reading.Miss(item.Place, $"{path} is not there", service.Key);
        }
    }

    IEnumerable<Setting> Granted(Member service, string section) => Forms.Several(service.Value[section])
        .Select(Grant.Of).OfType<Grant>().SelectMany(grant => Granted(service.Key, section, grant, project.Root[section]?[grant.Name]));

    IEnumerable<Setting> Granted(string service, string section, Grant grant, Part? definition)
    {
        if (definition?["content"] is { Text: { } content } text)
        {
            // A text of several lines begins below its key.
            var first = text.Place.Line + (content.Contains('\n') ? 1 : 0);
            return MountedFiles.LinesOf(content, grant.Target, text.Source.File, first);
        }
        if (definition?["environment"]?.Text is { } variable) return [Unread(grant) with { Value = project.Variables[variable] }];
        if (definition?["file"] is not { Text: { } path } file)
        {
            if (definition is null) reading.Miss(grant.At.Place, $"{grant.Name} is not defined under {section}", service);
            else if (section is "configs") reading.Miss(grant.At.Place, $"the config {grant.Name} is defined outside of these files", service);
            return [Unread(grant)];
        }
        if (path.Contains("${") || reading.Resolve(file, path, service) is not { } found) return [Unread(grant)];
        if (reading.Tree.HasFile(found)) return files.Lines(found, grant.At, service);
        reading.Miss(file.Place, $"{found} is not there", service);
        return [Unread(grant)];
    }

    static Setting Unread(Grant grant) => new(grant.Target, null, SettingOrigin.MountedFile, grant.At.Place);

    static bool IsOfTheMachine(string path) => path is "/" || OfTheMachine.Any(own => path == own || path.StartsWith($"{own}/", StringComparison.Ordinal) || path.StartsWith($@"{own}\", StringComparison.Ordinal));
}

/// <summary>A service's use of a config or secret.</summary>
/// <param name="Name">The name at the top level.</param>
/// <param name="Target">The name in the container.</param>
/// <param name="At">Where it is referenced.</param>
sealed record Grant(string Name, string Target, Part At)
{
    public static Grant? Of(Part item) => (item.Text ?? item["source"]?.Text) is { } name ? new(name, item["target"]?.Text ?? name, item) : null;
}
