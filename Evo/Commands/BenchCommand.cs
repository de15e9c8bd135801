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
        Description = "Only this figure, or several: ready,memory. --list says what there is.",
    };

    readonly Option<int> seconds = new("--seconds")
    {
        HelpName = "N",
        Description = "How long each window of load is, in seconds; 10 by default.",
        DefaultValueFactory = _ => 10,
    };

    readonly Option<int> orders = new("--orders")
    {
        HelpName = "N",
        Description = "How many orders the memory is measured after; 100,000 by default.",
        DefaultValueFactory = _ => 100_000,
    };

    readonly Option<string?> outFile = new("--out")
    {
        HelpName = "FILE.json",
        Description = "Writes all values to a file, too.",
    };

    readonly Option<bool> list = new("--list") { Description = "Says which figures there are, and measures none." };

    readonly StoresOption stores = new();

    public BenchCommand() : base("bench", "Measures start-up, throughput and memory, each beside its limit. Takes minutes.")
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

        using var interruption = new Interruption();
        try
        {
            var session = new BenchSession(Repository.Find(), options, interruption, output);
            return await session.RunAsync(figures, parsed.GetValue(stores), parsed.GetValue(outFile));
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }

    static int Within(ParseResult parsed, Option<int> option, int fewest, int most) => parsed.GetValue(option) is var value && value >= fewest && value <= most ? value
        : throw new LabException($"{option.Name} is from {fewest} to {most}, and not {value}.", ExitCodes.Usage);
}
