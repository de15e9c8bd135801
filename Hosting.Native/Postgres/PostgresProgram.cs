using System.Globalization;
using Npgsql;

namespace Evolution.Hosting.Native;

/// <summary>Runs a PostgreSQL server on a data folder of its own.</summary>
sealed class PostgresProgram(PostgresServerResource postgres, HostRun run) : ResourceProgram
{
    /// <summary>All that PostgreSQL needs to see; the host's own <c>PG*</c> variables must not reach it.</summary>
    public static readonly IReadOnlyDictionary<string, string> CleanEnvironment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["LC_ALL"] = "C", ["TZ"] = "UTC" };

    readonly Lazy<PostgresTemplate> template = new(() => new(run));
    NpgsqlDataSource? source;
    bool hasPassword;

    /// <summary>A fast shutdown: open transactions are rolled back, connections closed.</summary>
    public override int StopSignal => Signals.Interrupt;

    public override string CheckName => $"{postgres.Name}_check";

    string Folder => Path.Combine(run.Folder, postgres.Name);

    string Data => Path.Combine(Folder, "data");

    public override async Task<ProcessPlan> PlanAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(Folder))
        {
            run.MakeFolder(postgres.Name, template.Value.User);
            await template.Value.CopyAsync(Data, cancellation);
        }

        // A killed server leaves it; by now the id in it may be another process's, which would keep this one from starting.
        File.Delete(Path.Combine(Data, "postmaster.pid"));

        var variables = await run.EnvironmentOfAsync(postgres, cancellation);
        string[] arguments = ["-D", Data, "-p", postgres.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture), .. await postgres.GetArgumentValuesAsync()];
        return new(new(run.Servers.Postgres.Program("postgres"), arguments, Folder)
        {
            User = template.Value.User,
            Environment = CleanEnvironment.Concat(variables).ToDictionary(),
        });
    }

    public override async Task CheckAsync(CancellationToken cancellation)
    {
        if (!hasPassword) await GivePasswordAsync(cancellation);
        source ??= NpgsqlDataSource.Create(await ConnectionStringAsync($"Maximum Pool Size=1", cancellation));
        await using var command = source.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellation);
    }

    public override async Task ReadyAsync(CancellationToken cancellation)
    {
        foreach (var database in postgres.Databases.Values.Distinct())
        {
            await using var exists = source!.CreateCommand("SELECT FROM pg_database WHERE datname = $1");
            exists.Parameters.Add(new() { Value = database });
            await using (var reader = await exists.ExecuteReaderAsync(cancellation))
            {
                if (reader.HasRows) continue;
            }
            await using var create = source.CreateCommand($"CREATE DATABASE {Quote(database)}");
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    public override async Task EndedAsync()
    {
        if (Interlocked.Exchange(ref source, null) is { } old) await old.DisposeAsync();

        // Where only the parent was killed: a new server would find the memory of the old one still in use.
        await ProcessFamily.KillAsync(ProcessFamily.In(Folder));
    }

    async Task GivePasswordAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(await ConnectionStringAsync($"Password={template.Value.Password};Pooling=false", cancellation));
            await connection.OpenAsync(cancellation);
            var password = (await postgres.PasswordParameter.GetValueAsync(cancellation))!;
            await using var command = new NpgsqlCommand($"ALTER ROLE {Quote(PostgresServerResource.UserName)} PASSWORD '{ScramVerifier.Of(password)}'", connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword)
        {
            // It was given before the server was killed, or the next check says so.
        }
        hasPassword = true;
    }

    async Task<string> ConnectionStringAsync(string more, CancellationToken cancellation) =>
        $"{await postgres.ConnectionStringExpression.GetValueAsync(cancellation)};Database=postgres;Application Name=evolution-host;Timeout=5;{more}";

    static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
