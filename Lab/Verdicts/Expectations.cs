using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>
/// What the plan lets one expect of each step, beside what was measured. What contradicts it is shown like what agrees.
/// </summary>
public static class Expectations
{
    // Shares of requests closer than this are not told apart: noise of a shared machine.
    const double Noticeable = 0.05;

    /// <summary>Each expectation whose two topologies were measured.</summary>
    public static IReadOnlyList<Finding> Of(Comparison comparison) =>
    [
        .. Shares.Select(expected => expected.Judge(comparison)).OfType<Finding>(),
        .. Quantities.Select(expected => expected.Judge(comparison)).OfType<Finding>(),
        .. Crashes(comparison),
    ];

    /// <summary>In which step the services that were not hurt are to suffer less.</summary>
    static readonly IReadOnlyList<ShareExpectation> Shares =
    [
        new("A circuit breaker and time limits (phase 1) keep callers from drowning with a service that hangs.", "hang-service", 0, 1),
        new("They keep slowness from spreading.", "slow-service", 0, 1),
        new("Versioned contracts (phase 1) let a service be rolled out with the next release before its callers.", "break-contract", 0, 1),
        new("A cache of its own (phase 1) lets a service's cache die alone.", "kill-cache", 0, 1),
        new("A database server of its own (phase 2) lets a service's database die alone.", "kill-database", 1, 2),
        new("It keeps a noisy neighbour from the others.", "hog-database", 1, 2),
        new("A deployment unit of its own (phase 2) lets a service be deployed alone.", "deploy", 1, 2),
        new("Messages (phase 3) let orders be taken while a service is gone.", "kill-service", 2, 3),
        new("Service discovery (phase 3) finds a service that moved.", "move-service", 2, 3),
    ];

    /// <summary>What is to be the cheaper the more is shared.</summary>
    static readonly IReadOnlyList<QuantityExpectation> Quantities =
    [
        new("The distributed monolith starts sooner than microservices.", "start-up", "ready", 0, 3, IsLess: true),
        new("It needs less memory.", "footprint", "memory", 0, 3, IsLess: true),
        new("One JOIN is faster than composing three services' answers.", "sales-report", "p50 at 10,000 orders", 0, 2, IsLess: true),
        new("A projection is faster than a JOIN.", "sales-report", "p50 at 10,000 orders", 3, 0, IsLess: true),
        new("A transaction serves more orders than compensation over HTTP.", "capacity", "orders", 0, 2, IsLess: false),
    ];

    static IEnumerable<Finding> Crashes(Comparison comparison)
    {
        if (comparison.Runs.FirstOrDefault(run => run.Name is "phase 0")?.Crashes is { Steps: [_, ..] steps })
        {
            var half = steps.Count(step => step.HalfDoneRightAfter);
            yield return new("One transaction over all leaves nothing half done, whatever is killed.", $"{half} of {steps.Count} orders were half done right after.", half is 0 ? Verdict.Holds : Verdict.Contradicted);
        }
        foreach (var run in comparison.Runs.Where(run => run.Name is "phase 2" or "phase 3" && run.Repeat is 1))
        {
            if (run.Crashes is not { Steps: [{ HalfDoneLater: not null }, ..] later }) continue;
            var half = later.Count(step => step.HalfDoneLater is true);
            yield return new($"What is left half done in {run.Name} is put right within 30 s.", $"{later.Count(step => step.HalfDoneRightAfter)} of {later.Count} orders were half done right after, {half} later.", half is 0 ? Verdict.Holds : Verdict.Contradicted);
        }
    }

    /// <summary>The mean over repetitions of what was measured in a phase.</summary>
    static double? Mean(Comparison comparison, int phase, Func<TopologyRun, double?> measured)
    {
        double[] values = [.. comparison.Runs.Where(run => run.Name == $"phase {phase}").Select(measured).OfType<double>()];
        return values is [] ? null : values.Average();
    }

    sealed record ShareExpectation(string Claim, string Fault, int Before, int After)
    {
        public Finding? Judge(Comparison comparison)
        {
            if (Mean(comparison, Before, Unaffected) is not { } before || Mean(comparison, After, Unaffected) is not { } after) return null;
            var measured = string.Create(CultureInfo.InvariantCulture, $"{Fault}: {before * 100:0} % unaffected in phase {Before}, {after * 100:0} % in phase {After}.");
            return new(Claim, measured, (after - before) switch { > Noticeable => Verdict.Holds, < -Noticeable => Verdict.Contradicted, _ when before > 1 - Noticeable => Verdict.NotDecided, _ => Verdict.Contradicted });
        }

        double? Unaffected(TopologyRun run) => run.Faults.FirstOrDefault(fault => fault.Name == Fault)?.Unaffected;
    }

    sealed record QuantityExpectation(string Claim, string Cost, string Quantity, int Better, int Worse, bool IsLess)
    {
        // Times and rates of single runs differ by this much on a shared machine.
        const double NoticeablePart = 0.10;

        public Finding? Judge(Comparison comparison)
        {
            if (Mean(comparison, Better, Value) is not { } better || Mean(comparison, Worse, Value) is not { } worse) return null;
            var unit = comparison.Runs.SelectMany(run => run.Costs).SelectMany(cost => cost.Quantities).First(quantity => quantity.Name == Quantity).Unit;
            var measured = $"{Quantity}: {new Quantity(Quantity, better, unit).Text} in phase {Better}, {new Quantity(Quantity, worse, unit).Text} in phase {Worse}.";
            var gain = IsLess ? (worse - better) / worse : (better - worse) / better;
            return new(Claim, measured, gain switch { > NoticeablePart => Verdict.Holds, < -NoticeablePart => Verdict.Contradicted, _ => Verdict.NotDecided });
        }

        double? Value(TopologyRun run) => run.Costs.FirstOrDefault(cost => cost.Name == Cost)?[Quantity];
    }
}
