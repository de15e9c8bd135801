using Evolution.Hosting.LocalServers.Installations;
using Evolution.Hosting.LocalServers.Running;
using Npgsql;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>Runs a PostgreSQL server on a data folder that is copied from a template.</summary>
sealed class PostgresProgram(PostgresExecutableResource postgres, LocalServerRun run) : LocalServerProgram(postgres, ServerPackage.Postgres, run)
{
    const string ProgramName = "postgres";

    // PGDATA, PGPORT, PGOPTIONS ...
    protected override string[] IgnoredVariablePrefixes => ["PG"];

    string Data => Path.Combine(DataFolder, "data");

    PidFile PidFile => new(Path.Combine(Data, "postmaster.pid"), ProgramName);

    /// <summary>The file with the template's password. It exists while the server still uses that password.</summary>
    string InitialPasswordFile => Path.Combine(DataFolder, "initial-password");

    /// <summary>Starts a fast shutdown (SIGINT) if the server runs.</summary>
    public void Interrupt()
    {
        if (PidFile.RunningProcess is { } process) Signals.Send(process, Signals.Interrupt);
    }

    /// <summary>Kills the child processes that remain after the main process was killed.</summary>
    public Task KillRemainingProcessesAsync(CancellationToken cancellationToken) => RemainingProcesses.KillAsync(ProgramName, Data, cancellationToken);

    /// <summary>Creates a database unless it exists.</summary>
    public async Task CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(await GetPasswordAsync(cancellationToken), cancellationToken);
        await using var existsCommand = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await existsCommand.ExecuteScalarAsync(cancellationToken) is not null) return;
        await using var createCommand = new NpgsqlCommand($"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
        await createCommand.ExecuteNonQueryAsync(cancellationToken);
    }

    protected override async Task<IReadOnlyList<object>> PrepareAsync(CancellationToken cancellationToken)
    {
        ServerUser.CheckCanEnter(DataFolder);
        if (Directory.Exists(Data)) await RecoverAsync(cancellationToken);
        else await CreateDataFolderAsync(cancellationToken);
        Run.RegisterForCleanup(PidFile);
        return [.. ServerUser.CommandPrefix, Path.Combine(Package.Folder, ProgramName), "-D", Data, "-p", postgres.PrimaryEndpoint.Property(EndpointProperty.TargetPort)];
    }

    public override async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(InitialPasswordFile)) await ChangeInitialPasswordAsync(cancellationToken);
        await using var connection = await ConnectAsync(await GetPasswordAsync(cancellationToken), cancellationToken);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Creates the data folder from the template. The final move is atomic, so that an existing data folder is always complete.</summary>
    async Task CreateDataFolderAsync(CancellationToken cancellationToken)
    {
        var temporaryFolder = $"{Data}.tmp";
        if (Directory.Exists(temporaryFolder)) Directory.Delete(temporaryFolder, recursive: true);
        var password = await PostgresTemplate.CopyAsync(Package.Folder, temporaryFolder, Run, cancellationToken);
        await PrivateFile.WriteAsync(InitialPasswordFile, password, cancellationToken);
        Directory.Move(temporaryFolder, Data);
    }

    async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await WaitUntilExitedAsync(PidFile, cancellationToken);

        // A new server would fail to start while the shared memory of these processes is in use.
        await KillRemainingProcessesAsync(cancellationToken);

        // The process id in the file may now belong to another process, which would prevent the server from starting.
        File.Delete(PidFile.Path);
    }

    async Task ChangeInitialPasswordAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ConnectAsync(await File.ReadAllTextAsync(InitialPasswordFile, cancellationToken), cancellationToken);
            await using var command = new NpgsqlCommand($"ALTER ROLE {PostgresExecutableResource.UserName} PASSWORD '{ScramVerifier.Create(await GetPasswordAsync(cancellationToken))}'", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            // An earlier app host exited between the password change and the deletion of the file.
        }
        File.Delete(InitialPasswordFile);
    }

    /// <summary>Opens a connection without pooling: an idle pooled connection would delay the server's shutdown.</summary>
    async Task<NpgsqlConnection> ConnectAsync(string password, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(await GetConnectionStringAsync(cancellationToken))
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
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
