using Evolution.Lab.Integrity;

namespace Evolution.Lab.CrashTests;

/// <summary>The result of a phase's crash test.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Rounds">The injected faults and the checks after them.</param>
/// <param name="Orders">The number of purchases with a final response.</param>
/// <param name="Errors">Other errors, such as a service that did not restart: one sentence each.</param>
public sealed record PhaseCrashTestResult(int Phase, IReadOnlyList<FaultRound> Rounds, int Orders, IReadOnlyList<string> Errors)
{
    /// <summary>The number of named steps of placing an order.</summary>
    public int Steps { get; init; }

    /// <summary>The number of named steps at which a service was killed.</summary>
    public int KilledSteps { get; init; }

    public int Kills => Rounds.Sum(round => round.Kills);

    public long Lost => CountViolations(ViolationKind.Lost);

    public long Duplicated => CountViolations(ViolationKind.Duplicated);

    public long Stuck => CountViolations(ViolationKind.Stuck);

    public long Inconsistent => CountViolations(ViolationKind.Inconsistent);

    public TimeSpan LongestRecovery => Rounds.Select(round => round.Recovery).DefaultIfEmpty().Max();

    /// <summary>Whether no order was lost, duplicated or stuck, no client saw an inconsistent state, and all resources restarted after each fault.</summary>
    public bool Succeeded => Errors is [] && Rounds.All(round => round.Violations is []);

    long CountViolations(ViolationKind kind) => Rounds.SelectMany(round => round.Violations).Where(violation => violation.Kind == kind).Sum(violation => violation.Count);
}
