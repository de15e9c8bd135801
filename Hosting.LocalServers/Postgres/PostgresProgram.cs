using Evolution.Hosting.LocalServers.Installations;
using Evolution.Hosting.LocalServers.Running;
using Npgsql;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>Runs a PostgreSQL server on a data folder that is copied from a template.</summary>
sealed class PostgresProgram(PostgresExecutableResource postgres, LocalServerRun run) : LocalServerProgram(postgres, ServerPackage.Postgres, run)
{
    const string ProgramName = "postgres";

    // PGDATA, PGPORT, PGOPTIONS ...
    protected override string[] ForeignVariableNames => ["PG"];

    string Data => Path.Combine(DataFolder, "data");

    PidFile PidFile => new(Path.Combine(Data, "postmaster.pid"), ProgramName);

    /// <summary>The file with the template's password. It exists as long as the server still uses that password.</summary>
    string InitialPasswordFile => Path.Combine(DataFolder, "initial-password");

    /// <summary>Starts a fast shutdown (SIGINT) if the server runs.</summary>
    public void Interrupt()
    {
        if (PidFile.RunningProcess is { } process) Signals.Send(process, Signals.Interrupt);
    }

    /// <summary>Kills the child processes that remain after the main process was killed.</summary>
    public Task KillLeftProcessesAsync(CancellationToken cancellation) => LeftProcesses.KillAsync(ProgramName, Data, cancellation);

    /// <summary>Creates a database unless it exists.</summary>
    public async Task CreateDatabaseAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(await PasswordAsync(cancellation), cancellation);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(cancellation) is not null) return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    protected override async Task<IReadOnlyList<object>> PrepareAsync(CancellationToken cancellation)
    {
        ServerUser.CheckCanEnter(DataFolder);
        if (Directory.Exists(Data)) await RecoverAsync(cancellation);
        else await MakeAsync(cancellation);
        Run.EndWithHost(PidFile);
        return [.. ServerUser.Prefix, Path.Combine(Package.Folder, ProgramName), "-D", Data, "-p", postgres.PrimaryEndpoint.Property(EndpointProperty.TargetPort)];
    }

    public override async Task ProbeAsync(CancellationToken cancellation)
    {
        if (File.Exists(InitialPasswordFile)) await ChangeInitialPasswordAsync(cancellation);
        await using var connection = await ConnectAsync(await PasswordAsync(cancellation), cancellation);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Creates the data folder from the template. The final move is atomic, so that an existing data folder is always complete.</summary>
    async Task MakeAsync(CancellationToken cancellation)
    {
        var half = $"{Data}.half";
        if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
        var password = await PostgresTemplate.CopyAsync(Package.Folder, half, Run, cancellation);
        await PrivateFile.WriteAsync(InitialPasswordFile, password, cancellation);
        Directory.Move(half, Data);
    }

    async Task RecoverAsync(CancellationToken cancellation)
    {
        await WaitUntilEndedAsync(PidFile, cancellation);

        // A new server would fail because their shared memory is still in use.
        await KillLeftProcessesAsync(cancellation);

        // The process id in the file may meanwhile belong to another process, which would prevent the server from starting.
        File.Delete(PidFile.Path);
    }

    async Task ChangeInitialPasswordAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await ConnectAsync(await File.ReadAllTextAsync(InitialPasswordFile, cancellation), cancellation);
            await using var change = new NpgsqlCommand($"ALTER ROLE {PostgresExecutableResource.UserName} PASSWORD '{ScramVerifier.Of(await PasswordAsync(cancellation))}'", connection);
            await change.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException changed) when (changed.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            // An earlier app host ended between the password change and the deletion of the file.
        }
        File.Delete(InitialPasswordFile);
    }

    /// <summary>Opens a connection without pooling: an idle pooled connection would delay the server's shutdown.</summary>
    async Task<NpgsqlConnection> ConnectAsync(string password, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(await ConnectionStringAsync(cancellation))
        {
            Password = password,
            Database = "postgres",
            ApplicationName = "aspire-host",
            Pooling = false,
            Timeout = 5,
            // Set explicitly, because the client reads missing settings from PGOPTIONS and PGSSLMODE.
            Options = "-c default_transaction_read_only=off",
            SslMode = SslMode.Disable,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
