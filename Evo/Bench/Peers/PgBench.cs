using System.Globalization;
using Evolution.Evo.Bench.Load;
using Evolution.Lab.Prerequisites;
using Evolution.Lab.Processes;
using Npgsql;

namespace Evolution.Evo.Bench.Peers;

/// <summary>Runs pgbench, PostgreSQL's load generator, with the SQL of an order against the database of a topology.</summary>
sealed class PgBench
{
    const long OrderNumbersPerRun = 1_000_000_000_000_000;
    static readonly TimeSpan TimeoutMargin = TimeSpan.FromSeconds(60);

    readonly string program;
    readonly string script;
    readonly NpgsqlConnectionStringBuilder database;
    int runCount;

    /// <summary>Finds pgbench and writes its script.</summary>
    /// <param name="database">The connection string.</param>
    /// <param name="folder">The folder for the script.</param>
    /// <exception cref="LabException">pgbench was not found on this machine.</exception>
    public PgBench(string database, string folder)
    {
        // Prefers the program in the folder of the server: on Debian, the one on the PATH is a wrapper that requires a cluster.
        var serverProgram = ProgramFinder.Find("postgres", companion: "pgbench");
        program = serverProgram ?? ProgramFinder.Find("pgbench") ?? throw new LabException("pgbench was not found. Install the PostgreSQL server, on Fedora also postgresql-contrib.");
        this.database = new(database);
        script = Path.Combine(folder, "place-order.pgbench");
        File.WriteAllText(script, PlacementScript.Text);
    }

    /// <summary>Places orders for a duration, with as many clients as wrk has connections.</summary>
    public async Task<PgBenchResult> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var command = new Subprocess(program,
        [
            "-n", "-f", script, "-M", "prepared", "-c", Format(Wrk.Connections), "-j", "1", "-T", Format((long)Math.Ceiling(duration.TotalSeconds)),
            "-D", $"order={Format(++runCount * OrderNumbersPerRun)}",
            "-h", database.Host!, "-p", Format(database.Port), "-U", database.Username!, database.Database!,
        ])
        {
            Environment = new Dictionary<string, string?> { ["PGPASSWORD"] = database.Password },
            Timeout = duration + TimeoutMargin,
        };
        return PgBenchResult.Parse(await command.RunAsync(cancellationToken));
    }

    static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);
}
