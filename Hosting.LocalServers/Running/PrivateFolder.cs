namespace Evolution.Hosting.LocalServers.Running;

/// <summary>Creates folders that only their owner can list.</summary>
static class PrivateFolder
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates a folder with mode 700, regardless of the process's umask. An existing folder keeps its mode.</summary>
    public static void Create(string path) => Create(path, OwnerOnly);

    /// <summary>Creates a folder through which the user that runs PostgreSQL can reach its own folders: mode 711 if that is another user, otherwise 700.</summary>
    public static void CreateTraversable(string path) => Create(path, ServerUser.Name is null ? OwnerOnly : OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    static void Create(string path, UnixFileMode mode)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path, mode);
        File.SetUnixFileMode(path, mode);
    }

    /// <summary>Resolves all symbolic links in the given path, as the operating system does for the working folder of a process.</summary>
    public static string Resolve(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent) return path;
        var resolved = Path.Combine(Resolve(parent), Path.GetFileName(path));
        return new DirectoryInfo(resolved).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Resolve(target.FullName) : resolved;
    }
}
