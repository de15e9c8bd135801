using Evolution.Lab.Integrity;

namespace Evolution.Lab.CrashTests;

/// <summary>The result of a phase's crash test.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Rounds">The injected faults and the checks after them.</param>
/// <param name="Orders">The number of orders that were placed and received a response.</param>
/// <param name="Errors">Other errors, such as a service that did not start again: one sentence each.</param>
public sealed record PhaseCrashTestResult(int Phase, IReadOnlyList<FaultRound> Rounds, int Orders, IReadOnlyList<string> Errors)
{
    /// <summary>The number of named steps of an order.</summary>
    public int Steps { get; init; }

    /// <summary>The number of named steps at which a service was killed.</summary>
    public int KilledSteps { get; init; }

    public int Kills => Rounds.Sum(round => round.Kills);

    public long Lost => Count(ViolationKind.Lost);

    public long Duplicated => Count(ViolationKind.Duplicated);

    public long Stuck => Count(ViolationKind.Stuck);

    public TimeSpan LongestRecovery => Rounds.Select(round => round.Recovery).DefaultIfEmpty().Max();

    /// <summary>Whether nothing was lost, duplicated or stuck, and everything started again after each fault.</summary>
    public bool Succeeded => Errors is [] && Rounds.All(round => round.Violations is []);

    long Count(ViolationKind kind) => Rounds.SelectMany(round => round.Violations).Where(violation => violation.Kind == kind).Sum(violation => violation.Count);
}
