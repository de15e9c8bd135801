using System.CommandLine;
using Evolution.Evo.Bench;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo bench</c>, which measures the shop's performance figures and compares them with their goals. A figure that falls short is not a failure.</summary>
sealed class BenchCommand : Command
{
    readonly Option<string?> only = new("--only")
    {
        HelpName = "NAME",
        Description = "The figure, or several, such as ready,memory (default: all). See --list.",
    };

    readonly Option<int> seconds = new("--seconds")
    {
        HelpName = "N",
        Description = "The length of each load window, in seconds (default: 10).",
        DefaultValueFactory = _ => 10,
    };

    readonly Option<int> orders = new("--orders")
    {
        HelpName = "N",
        Description = "The number of orders after which memory is measured (default: 100,000).",
        DefaultValueFactory = _ => 100_000,
    };

    readonly Option<string?> outFile = new("--out")
    {
        HelpName = "FILE.json",
        Description = "Also write all values to a file.",
    };

    readonly Option<bool> list = new("--list") { Description = "List the figures without measuring them." };

    readonly StoresOption stores = new();

    public BenchCommand() : base("bench", "Measure startup, throughput and memory, and compare them with their limits. Takes several minutes.")
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
        var figures = BenchFigures.Named(parsed.GetValue(only));
        if (parsed.GetValue(list))
        {
            foreach (var figure in figures) output.WriteLine($"{figure.Name,-16} {figure.Summary}");
            return ExitCodes.Success;
        }
        var options = new BenchOptions(TimeSpan.FromSeconds(Within(parsed, seconds, 1, 600)), Within(parsed, orders, 100, 10_000_000));

        using var signals = new ShutdownSignals();
        try
        {
            var session = new BenchSession(Repository.Find(), options, signals, output);
            return await session.RunAsync(figures, parsed.GetValue(stores), parsed.GetValue(outFile));
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }

    static int Within(ParseResult parsed, Option<int> option, int fewest, int most) => parsed.GetValue(option) is var value && value >= fewest && value <= most ? value
        : throw new LabException($"{option.Name} must be from {fewest} to {most}, not {value}.", ExitCodes.Usage);
}
