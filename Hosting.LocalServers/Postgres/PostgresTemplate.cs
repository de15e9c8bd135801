using System.Security.Cryptography;
using System.Text;
using Evolution.Hosting.LocalServers.Running;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>
/// An empty data folder that is copied for every server. <c>initdb</c> takes seconds and therefore runs once for each user and version;
/// a copy takes a tenth of a second. Only this user can read the template's password, which is replaced as soon as a copied server responds.
/// </summary>
static class PostgresTemplate
{
    static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(120), PollInterval = TimeSpan.FromMilliseconds(100);

    // Durability is PostgreSQL's own default: fsync, full_page_writes and synchronous_commit stay on.
    const string Settings = """

        # Reachable over TCP on loopback only, with a password.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        password_encryption = 'scram-sha-256'
        max_connections = 100
        log_line_prefix = '[%p] '
        logging_collector = off

        """;

    /// <summary>Copies the template, and creates it first if it does not exist.</summary>
    /// <param name="installation">The folder of PostgreSQL's programs.</param>
    /// <param name="data">The data folder to create.</param>
    /// <param name="run">The app host's run, whose folder is the working folder of <c>initdb</c>.</param>
    /// <param name="cancellationToken">Cancels the operation; an incomplete template is never used.</param>
    /// <returns>The initial password of a server that runs on the copy.</returns>
    /// <exception cref="DistributedApplicationException"><c>initdb</c> failed; the message contains its last output lines.</exception>
    public static async Task<string> CopyAsync(string installation, string data, LocalServerRun run, CancellationToken cancellationToken)
    {
        // The template is moved into place atomically, so that an existing folder is always complete.
        var template = GetFolder(installation);
        if (!Directory.Exists(template))
        {
            PrivateFolder.Create(Path.GetDirectoryName(template)!);
            await using var templateLock = await AcquireLockAsync($"{template}.lock", cancellationToken);
            if (!Directory.Exists(template)) await CreateAsync(installation, template, run, cancellationToken);
        }
        await CopyAsync(GetDataFolder(template), data, cancellationToken);
        return await File.ReadAllTextAsync(GetPasswordFile(template), cancellationToken);
    }

    /// <summary>Returns the folder of the template. Its name depends on the path and the modification time of the programs, which change with an update.</summary>
    public static string GetFolder(string installation)
    {
        var key = $"{installation}\n{File.GetLastWriteTimeUtc(Path.Combine(installation, "postgres")):O}\n{ServerUser.Name ?? Environment.UserName}\n{Settings}";
        return Path.Combine(CacheFolder, $"postgres-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]}");
    }

    static async Task CreateAsync(string installation, string template, LocalServerRun run, CancellationToken cancellationToken)
    {
        // Removes the incomplete folder of an app host that was killed.
        var temporaryFolder = $"{template}.tmp";
        if (Directory.Exists(temporaryFolder)) Directory.Delete(temporaryFolder, recursive: true);

        var workFolder = Path.Combine(run.Folder, "template");
        PrivateFolder.CreateTraversable(workFolder);
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        await PrivateFile.WriteAsync(GetPasswordFile(workFolder), password, cancellationToken);
        await ServerUser.TakeOwnershipAsync(workFolder, cancellationToken);

        await Tool.RunAsync(
            [
                .. ServerUser.CommandPrefix, Path.Combine(installation, "initdb"), "--pgdata", GetDataFolder(workFolder), "--username", PostgresExecutableResource.UserName,
                "--pwfile", GetPasswordFile(workFolder), "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C",
            ], workFolder, cancellationToken);
        await File.AppendAllTextAsync(Path.Combine(GetDataFolder(workFolder), "postgresql.conf"), Settings, cancellationToken);

        PrivateFolder.Create(temporaryFolder);
        await CopyAsync(GetDataFolder(workFolder), GetDataFolder(temporaryFolder), cancellationToken);
        await PrivateFile.WriteAsync(GetPasswordFile(temporaryFolder), password, cancellationToken);
        Directory.Move(temporaryFolder, template);
        Directory.Delete(workFolder, recursive: true);
    }

    // cp preserves owners and modes, and shares blocks if the file system supports it.
    static Task CopyAsync(string from, string to, CancellationToken cancellationToken) =>
        Tool.RunAsync(["cp", "-a", OperatingSystem.IsMacOS() ? "-c" : "--reflink=auto", from, to], Path.GetDirectoryName(to)!, cancellationToken);

    static async Task<FileStream> AcquireLockAsync(string path, CancellationToken cancellationToken)
    {
        for (var deadline = DateTime.UtcNow + LockTimeout; ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(PollInterval, cancellationToken);
            }
            catch (IOException exception)
            {
                throw new DistributedApplicationException($"Waited {LockTimeout.TotalSeconds:0} s for another app host to create the PostgreSQL template. {path} is still locked.", exception);
            }
        }
    }

    static string GetDataFolder(string folder) => Path.Combine(folder, "data");

    static string GetPasswordFile(string folder) => Path.Combine(folder, "password");

    /// <summary>The user's cache folder; a folder among the temporary files if the user has no home folder.</summary>
    static string CacheFolder =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache")
            : Path.Combine(Path.GetTempPath(), $"cache-{Environment.UserName}"),
            "evolution-local-servers");
}
