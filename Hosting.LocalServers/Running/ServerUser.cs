using Evolution.Hosting.LocalServers.Installations;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The user that PostgreSQL runs as. PostgreSQL refuses to run as root, so an app host that runs as root requires another user.</summary>
static class ServerUser
{
    static readonly Lazy<string?> name = new(() => !Environment.IsPrivilegedProcess ? null
        : new[] { "postgres", "nobody" }.FirstOrDefault(UserExists) ?? throw new DistributedApplicationException("PostgreSQL refuses to run as root, and there is neither a user 'postgres' nor 'nobody' to run it as."));

    /// <summary>The user's name; null if it is the user of this process.</summary>
    public static string? Name => name.Value;

    /// <summary>The command prefix that runs a command as this user without an intermediate process; empty if it is the user of this process.</summary>
    public static IReadOnlyList<string> CommandPrefix => Name is null ? []
        : [SearchPath.Find("setpriv", "/usr/bin") ?? throw new DistributedApplicationException("setpriv (package util-linux) was not found. It is required to run PostgreSQL as a user other than root."), "--reuid", Name, "--regid", Name, "--init-groups"];

    /// <summary>Makes this user the owner of the given folder and its contents.</summary>
    public static Task TakeOwnershipAsync(string path, CancellationToken cancellationToken) =>
        Name is null ? Task.CompletedTask : Tool.RunAsync(["chown", "-R", $"{Name}:", path], "/", cancellationToken);

    /// <summary>Checks that this user can enter a folder.</summary>
    /// <exception cref="DistributedApplicationException">The user cannot enter the folder; the message describes how to allow it.</exception>
    public static void CheckCanEnter(string folder)
    {
        if (!CanEnter(folder))
            throw new DistributedApplicationException($"The user '{Name}', which runs PostgreSQL, cannot enter {folder}. Allow it with chmod o+x for the folder and those above it, or choose another folder.");
    }

    /// <summary>A folder for temporary files that this user can enter.</summary>
    public static string TemporaryFolder
    {
        get
        {
            var temporaryFolder = Path.GetFullPath(Path.GetTempPath()).TrimEnd('/');
            return new[] { temporaryFolder, "/tmp", "/var/tmp" }.FirstOrDefault(folder => Directory.Exists(folder) && CanEnter(folder)) ?? temporaryFolder;
        }
    }

    static bool CanEnter(string folder)
    {
        if (Name is null) return true;
        for (var path = folder; path is not null; path = Path.GetDirectoryName(path))
        {
            if (Directory.Exists(path) && (File.GetUnixFileMode(path) & UnixFileMode.OtherExecute) is 0) return false;
        }
        return true;
    }

    static bool UserExists(string user) => File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{user}:", StringComparison.Ordinal));
}
