using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>
/// An empty data folder, made once by <c>initdb</c>, which takes seconds, and copied for every server, which takes a tenth of one.
/// Its password is known only to who can read the template, and is replaced as soon as a server from it answers.
/// </summary>
sealed class PostgresTemplate
{
    static readonly TimeSpan MakeLimit = TimeSpan.FromSeconds(120);

    readonly HostRun run;
    readonly InstalledServer server;

    public PostgresTemplate(HostRun run)
    {
        this.run = run;
        server = run.Servers.Postgres;
        Folder = Path.Combine(run.State.Templates, $"postgres-{server.Version}-{User?.Name ?? $"user{SystemUser.Current}"}");
    }

    /// <summary>Where the template of this version and user is, once it is whole.</summary>
    public string Folder { get; }

    /// <summary>Whom servers run as: PostgreSQL refuses root.</summary>
    public SystemUser? User { get; } = SystemUser.IsRoot
        ? SystemUser.First("postgres", "nobody") ?? throw new DistributedApplicationException("PostgreSQL refuses to run as root, and there is neither a user 'postgres' nor 'nobody' to run it as.")
        : null;

    public string Password => File.ReadAllText(PasswordFile);

    string Data => Path.Combine(Folder, "data");

    string PasswordFile => Path.Combine(Folder, "password");

    /// <summary>Copies the template to where <paramref name="data"/> says, after making it where there is none.</summary>
    public async Task CopyAsync(string data, CancellationToken cancellation)
    {
        // The folder appears in one step, so that what is there is whole.
        if (!Directory.Exists(Folder))
        {
            using var turn = await FileLock.WaitAsync($"{Folder}.lock", MakeLimit, cancellation);
            if (!Directory.Exists(Folder)) await MakeAsync(cancellation);
        }
        await CopyAsync(Data, data, cancellation);
    }

    async Task MakeAsync(CancellationToken cancellation)
    {
        run.Progress.LogInformation("Making the PostgreSQL {Version} template (once)", server.Version);
        foreach (var half in Directory.EnumerateDirectories(Path.GetDirectoryName(Folder)!, $"{Path.GetFileName(Folder)}.half-*")) Directory.Delete(half, recursive: true);

        // initdb works where its user can reach it; the password file, too, must be that user's.
        var work = run.MakeFolder("postgres-template", User);
        var password = ((await ParameterResource.Password("template").GetValueAsync(cancellation)) ?? "");
        var passwordFile = Path.Combine(work, "password");
        PrivateFile.Write(passwordFile, password);
        User?.Own(passwordFile);
        var data = Path.Combine(work, "data");
        string[] arguments =
        [
            "--pgdata", data, "--username", PostgresServerResource.UserName, "--pwfile", passwordFile,
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C",
        ];
        await Tool.RunAsync(new(server.Program("initdb"), arguments, work) { User = User, Environment = PostgresProgram.CleanEnvironment }, MakeLimit, cancellation);
        await File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), Settings, cancellation);

        var made = PrivateFile.MakeFolder($"{Folder}.half-{Guid.NewGuid():N}");
        await CopyAsync(data, Path.Combine(made, "data"), cancellation);
        PrivateFile.Write(Path.Combine(made, "password"), password);
        Directory.Move(made, Folder);
        Directory.Delete(work, recursive: true);
    }

    // cp keeps owners and modes, and shares blocks where the file system can.
    static Task CopyAsync(string from, string to, CancellationToken cancellation) => Tool.RunAsync(
        new(SearchPath.Find("cp") ?? "/bin/cp", [.. OperatingSystem.IsMacOS() ? ["-a", "-c"] : new[] { "-a", "--reflink=auto" }, from, to], Path.GetDirectoryName(to)!), MakeLimit, cancellation);

    // Durability is PostgreSQL's own default: fsync, full_page_writes and synchronous_commit stay on.
    const string Settings = """

        # Evolution: reachable over TCP on loopback only, with a password.
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        password_encryption = 'scram-sha-256'
        max_connections = 100
        log_line_prefix = '[%p] '
        logging_collector = off

        """;
}
