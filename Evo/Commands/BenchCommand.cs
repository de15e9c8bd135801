using System.CommandLine;
using Evolution.Evo.Bench;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo bench</c> command, which runs the benchmarks and compares the results with their targets. A missed target does not change the exit code.</summary>
sealed class BenchCommand : Command
{
    readonly Option<string?> only = new("--only")
    {
        HelpName = "NAME",
        Description = "The benchmark, or several, such as ready,memory (default: all). See --list.",
    };

    readonly Option<int> seconds = new("--seconds")
    {
        HelpName = "N",
        Description = "The duration of each load window, in seconds (default: 10).",
        DefaultValueFactory = _ => 10,
    };

    readonly Option<int> orders = new("--orders")
    {
        HelpName = "N",
        Description = "The minimum number of orders placed before the last measurement of memory (default: 100,000).",
        DefaultValueFactory = _ => 100_000,
    };

    readonly Option<string?> outFile = new("--out")
    {
        HelpName = "FILE.json",
        Description = "Also write the results to a JSON file.",
    };

    readonly Option<bool> list = new("--list") { Description = "List the benchmarks without running them." };

    readonly StoresOption stores = new();

    public BenchCommand() : base("bench", "Measure startup, throughput and memory, and compare them with their targets. Takes several minutes.")
    {
        Add(only);
        Add(seconds);
        Add(orders);
        Add(outFile);
        Add(list);
        Add(stores);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var benchmarks = BenchmarkCatalog.Find(parsed.GetValue(only));
        if (parsed.GetValue(list))
        {
            foreach (var benchmark in benchmarks) output.WriteLine($"{benchmark.Name,-16} {benchmark.Summary}");
            return ExitCodes.Success;
        }
        var options = new BenchOptions(TimeSpan.FromSeconds(GetValueInRange(parsed, seconds, 1, 600)), GetValueInRange(parsed, orders, 100, 10_000_000));

        using var signals = new ShutdownSignals();
        try
        {
            var session = new BenchSession(Repository.Find(), options, signals, output);
            return await session.RunAsync(benchmarks, parsed.GetValue(stores), parsed.GetValue(outFile));
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }

    static int GetValueInRange(ParseResult parsed, Option<int> option, int min, int max) => parsed.GetValue(option) is var value && value >= min && value <= max ? value
        : throw new LabException($"{option.Name} must be from {min} to {max}, not {value}.", ExitCodes.Usage);
}
