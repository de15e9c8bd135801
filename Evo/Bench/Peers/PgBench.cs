using System.Globalization;
using Evolution.Evo.Bench.Load;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;
using Npgsql;

namespace Evolution.Evo.Bench.Peers;

/// <summary>Runs pgbench, PostgreSQL's load generator, with the SQL of an order on the database of a topology.</summary>
sealed class PgBench
{
    const long OrdersPerRun = 1_000_000_000_000_000;
    static readonly TimeSpan Slack = TimeSpan.FromSeconds(60);

    readonly string program;
    readonly string script;
    readonly NpgsqlConnectionStringBuilder database;
    int runs;

    /// <summary>Finds pgbench and writes its script.</summary>
    /// <param name="database">The connection string.</param>
    /// <param name="folder">The folder for the script.</param>
    /// <exception cref="LabException">pgbench was not found on this machine.</exception>
    public PgBench(string database, string folder)
    {
        // Next to the server first: on Debian, the program on the PATH is a wrapper that looks for a cluster.
        var server = ProgramFinder.Find("postgres", beside: "pgbench");
        program = server ?? ProgramFinder.Find("pgbench") ?? throw new LabException("pgbench was not found. It comes with PostgreSQL's server, on Fedora in postgresql-contrib.");
        this.database = new(database);
        script = Path.Combine(folder, "place-order.pgbench");
        File.WriteAllText(script, PlacementScript.Text);
    }

    /// <summary>Places orders for a time, with the same number of clients as a load has connections.</summary>
    public async Task<PgBenchResult> RunAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var command = new Subprocess(program,
        [
            "-n", "-f", script, "-M", "prepared", "-c", Text(Wrk.Connections), "-j", "1", "-T", Text((long)Math.Ceiling(time.TotalSeconds)),
            "-D", $"order={Text(++runs * OrdersPerRun)}",
            "-h", database.Host!, "-p", Text(database.Port), "-U", database.Username!, database.Database!,
        ])
        {
            Environment = new Dictionary<string, string?> { ["PGPASSWORD"] = database.Password },
            Timeout = time + Slack,
        };
        return PgBenchResult.Read(await command.RunAsync(cancellationToken));
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
