using CliWrap;
using CliWrap.Buffered;
using Evolution.Hosting.LocalServers.Installations;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The user that PostgreSQL runs as: it refuses to run as root, so that an app host of root needs another one.</summary>
static class ServerUser
{
    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    const UnixFileMode Passable = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    static readonly TimeSpan ToolLimit = TimeSpan.FromSeconds(120);
    static readonly Lazy<string?> name = new(() => !Environment.IsPrivilegedProcess ? null
        : new[] { "postgres", "nobody" }.FirstOrDefault(Exists) ?? throw new DistributedApplicationException("PostgreSQL refuses to run as root, and there is neither a user 'postgres' nor 'nobody' to run it as."));

    /// <summary>The user's name; null where it is the user of this process.</summary>
    public static string? Name => name.Value;

    /// <summary>The words before a command that run it as this user, without a process in between; none where it is the user of this process.</summary>
    public static IReadOnlyList<string> Prefix => Name is null ? []
        : [SearchPath.Find("setpriv", "/usr/bin") ?? throw new DistributedApplicationException("setpriv, of util-linux, is missing: it is needed to run PostgreSQL as another user than root."), "--reuid", Name, "--regid", Name, "--init-groups"];

    /// <summary>Makes a folder that only its owner reads, whatever the process's umask is.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="canBePassed">Whether other users may pass through it, without listing it, to folders of their own.</param>
    public static void MakeFolder(string path, bool canBePassed = false)
    {
        Directory.CreateDirectory(path, Private);
        File.SetUnixFileMode(path, canBePassed && Name is not null ? Passable : Private);
    }

    /// <summary>Gives a folder and what is in it to this user.</summary>
    public static Task OwnAsync(string path, CancellationToken cancellation) =>
        Name is null ? Task.CompletedTask : RunAsync("chown", ["-R", $"{Name}:", path], "/", cancellation);

    /// <summary>A folder for temporary files that this user can enter.</summary>
    /// <param name="asked">The folder that the configuration names, if any.</param>
    /// <exception cref="DistributedApplicationException">The user cannot enter the folder that was asked for.</exception>
    public static string ReachableFolder(string? asked)
    {
        if (!string.IsNullOrEmpty(asked))
            return IsReachable(Path.GetFullPath(asked)) ? Path.GetFullPath(asked) : throw new DistributedApplicationException($"The user '{Name}', whom PostgreSQL runs as, cannot enter {asked}. Allow it with chmod o+x, or set {LocalServerRun.FolderKey} to another folder.");
        var temporary = Path.GetFullPath(Path.GetTempPath()).TrimEnd('/');
        return new[] { temporary, "/tmp", "/var/tmp" }.FirstOrDefault(folder => Directory.Exists(folder) && IsReachable(folder)) ?? temporary;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="DistributedApplicationException">It failed; the message has the last lines that it wrote.</exception>
    public static async Task RunAsync(string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ToolLimit);
        var result = await Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(folder)
            .WithEnvironmentVariables(Environment => { foreach (var (variable, value) in CleanEnvironment) Environment.Set(variable, value); })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(limit.Token);
        if (!result.IsSuccess)
            throw new DistributedApplicationException($"{Path.GetFileName(program)} ended with exit code {result.ExitCode}: {string.Join(" | ", $"{result.StandardOutput}\n{result.StandardError}".Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(5))}");
    }

    /// <summary>Removes the settings of PostgreSQL's own tools, which would otherwise come from whoever started the app host.</summary>
    static IEnumerable<(string Name, string? Value)> CleanEnvironment =>
        ForeignVariables.Names("PG").Select(variable => (variable, (string?)null)).Append(("LC_ALL", "C")).Append(("TZ", "UTC"));

    static bool IsReachable(string folder)
    {
        if (Name is null) return true;
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Directory.Exists(at) && (File.GetUnixFileMode(at) & UnixFileMode.OtherExecute) is 0) return false;
        }
        return true;
    }

    static bool Exists(string user) => File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{user}:", StringComparison.Ordinal));
}
