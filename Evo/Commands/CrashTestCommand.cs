using System.CommandLine;
using System.Globalization;
using Evolution.Lab.Comparing;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo crash-test</c> command, which injects faults while customers place orders, and checks that no order is lost, duplicated or stuck.</summary>
sealed class CrashTestCommand : Command
{
    const double MinMinutes = 0.1;
    const double MaxMinutes = 24 * 60;

    readonly Option<string> phase = new("--phase")
    {
        HelpName = "0..3",
        Description = "The phase, or several to test in turn, such as 2,3 (default: all).",
        DefaultValueFactory = _ => "0,1,2,3",
    };

    readonly Option<int> seed = new("--seed")
    {
        HelpName = "S",
        Description = "The seed of all random choices (default: random, and printed). The same seed injects the same faults in the same order.",
        DefaultValueFactory = _ => Random.Shared.Next(1, 1_000_000),
    };

    readonly Option<double> minutes = new("--minutes")
    {
        HelpName = "M",
        Description = "The duration of the faults for each phase, in minutes (default: 5).",
        DefaultValueFactory = _ => 5,
    };

    readonly StoresOption stores = new() { Description = "How PostgreSQL, Redis and RabbitMQ run (default: processes). In containers, their disk is not filled and the host is not killed." };

    public CrashTestCommand() : base("crash-test", "Inject faults while customers place orders, and check that no order is lost, duplicated or stuck, and that clients see only what the phase promises.")
    {
        Add(phase);
        Add(seed);
        Add(minutes);
        Add(stores);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var variants = Variant.CreatePhases(parsed.GetValue(phase)!, []);
        var minutesPerPhase = parsed.GetValue(minutes);
        if (minutesPerPhase is not (>= MinMinutes and <= MaxMinutes))
            throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{minutes.Name} must be from {MinMinutes} to {MaxMinutes}, not {minutesPerPhase}."), ExitCodes.Usage);

        using var signals = new ShutdownSignals();
        try
        {
            var options = new CrashTestOptions(parsed.GetValue(seed), TimeSpan.FromMinutes(minutesPerPhase)) { Stores = parsed.GetValue(stores) ?? StoreKind.Processes };
            return await new CrashTestSession(Repository.Find(), options, signals, parsed.InvocationConfiguration.Output).RunAsync(variants);
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
