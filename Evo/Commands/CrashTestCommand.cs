using System.CommandLine;
using System.Globalization;
using Evolution.Lab.Comparing;
using Evolution.Lab.CrashTests;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo crash-test</c>, which injects faults while customers place orders, and checks that no order is lost, duplicated or stuck.</summary>
sealed class CrashTestCommand : Command
{
    const double FewestMinutes = 0.1;
    const double MaxMinutes = 24 * 60;

    readonly Option<string> phase = new("--phase")
    {
        HelpName = "0..3",
        Description = "The phase, or several one after the other: 2,3. All by default.",
        DefaultValueFactory = _ => "0,1,2,3",
    };

    readonly Option<int> seed = new("--seed")
    {
        HelpName = "S",
        Description = "What every choice follows from; the same seed breaks the same things in the same order. Random by default, and printed.",
        DefaultValueFactory = _ => Random.Shared.Next(1, 1_000_000),
    };

    readonly Option<double> minutes = new("--minutes")
    {
        HelpName = "M",
        Description = "How long each phase is broken, in minutes; 5 by default.",
        DefaultValueFactory = _ => 5,
    };

    readonly StoresOption stores = new() { HelpName = "processes", Description = "Always processes: only those can be paused, have their disk filled and their connections cut." };

    public CrashTestCommand() : base("crash-test", "Kills, pauses, fills and cuts everything while customers place orders, and checks that nothing was lost, duplicated or stuck.")
    {
        Add(phase);
        Add(seed);
        Add(minutes);
        Add(stores);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var variants = Variant.Phases(parsed.GetValue(phase)!, []);
        var length = parsed.GetValue(minutes);
        if (length is not (>= FewestMinutes and <= MaxMinutes))
            throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{minutes.Name} is from {FewestMinutes} to {MaxMinutes}, and not {length}."), ExitCodes.Usage);

        if (parsed.GetValue(stores) is StoreKind.Containers)
            throw new LabException("evo crash-test runs its stores as local processes: only those can be paused, have their disk filled and their connections cut. Leave --stores out.", ExitCodes.Usage);

        using var interruption = new Interruption();
        try
        {
            var options = new CrashTestOptions(parsed.GetValue(seed), TimeSpan.FromMinutes(length));
            return await new CrashTestSession(Repository.Find(), options, interruption, parsed.InvocationConfiguration.Output).RunAsync(variants);
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
