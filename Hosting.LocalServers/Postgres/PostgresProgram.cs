using Evolution.Hosting.LocalServers.Installations;
using Evolution.Hosting.LocalServers.Running;
using Npgsql;

namespace Evolution.Hosting.LocalServers.Postgres;

/// <summary>Runs a PostgreSQL server on a data folder that is copied from a template.</summary>
sealed class PostgresProgram(PostgresExecutableResource postgres, LocalServerRun run) : LocalServerProgram(postgres, ServerPackage.Postgres, run)
{
    // The server and its tools read variables such as PGDATA, PGPORT and PGOPTIONS.
    const string Variables = "PG";

    bool hasInitialPassword;

    string Data => Path.Combine(Folder, "data");

    public override void AddArguments(IList<object> arguments)
    {
        foreach (var argument in Command[1..]) arguments.Add(argument);
        foreach (var argument in new object[] { "-D", Data, "-p", postgres.PrimaryEndpoint.Property(EndpointProperty.TargetPort) }) arguments.Add(argument);
    }

    /// <summary>Creates a database unless it exists.</summary>
    public async Task CreateDatabaseAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(password: null, cancellation);
        await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await exists.ExecuteScalarAsync(cancellation) is not null) return;
        await using var create = new NpgsqlCommand($"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    protected override async Task<string> PrepareAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Data))
        {
            ServerUser.MakeFolder(Folder, canBePassed: true);
            await PostgresTemplate.CopyAsync(Package.Folder, Data, Run, cancellation);
            hasInitialPassword = true;
        }

        // Where only the first process was killed, the others end by themselves, but a new server would find their memory still in use.
        await LeftProcesses.KillAsync(Data, cancellation);

        // A killed server leaves this file; by now the number in it may be another process's, which would keep the server from starting.
        File.Delete(Path.Combine(Data, "postmaster.pid"));
        return Command[0];
    }

    public override async Task ProbeAsync(CancellationToken cancellation)
    {
        if (hasInitialPassword)
        {
            await using var initial = await ConnectAsync(PostgresTemplate.PasswordOf(Package.Folder), cancellation);
            await using var change = new NpgsqlCommand($"ALTER ROLE {PostgresExecutableResource.UserName} PASSWORD '{ScramVerifier.Of(await PasswordAsync(cancellation))}'", initial);
            await change.ExecuteNonQueryAsync(cancellation);
            hasInitialPassword = false;
        }
        await using var connection = await ConnectAsync(password: null, cancellation);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellation);
    }

    string[] Command => [.. ForeignVariables.Prefix(Variables), .. ServerUser.Prefix, Path.Combine(Package.Folder, "postgres")];

    /// <summary>Connects without a pool: a connection that waits in one would hold up the server when it is asked to stop.</summary>
    async Task<NpgsqlConnection> ConnectAsync(string? password, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(await ConnectionStringAsync(cancellation))
        {
            Database = "postgres",
            ApplicationName = "aspire-host",
            Pooling = false,
            Timeout = 5,
            // Said here, since the client takes what is not said from PGOPTIONS and PGSSLMODE.
            Options = "-c default_transaction_read_only=off",
            SslMode = SslMode.Disable,
        };
        if (password is not null) settings.Password = password;
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
