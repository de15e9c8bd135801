using Evolution.Lab.Integrity;

namespace Evolution.Lab.Crashing;

/// <summary>What a phase went through, and what it did to its customers.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Rounds">Its rounds.</param>
/// <param name="Orders">How many orders were placed and answered.</param>
/// <param name="Errors">What else went wrong, such as a service that did not come up again: a sentence each.</param>
public sealed record TrialResult(int Phase, IReadOnlyList<Round> Rounds, int Orders, IReadOnlyList<string> Errors)
{
    /// <summary>How many named steps an order passes.</summary>
    public int Steps { get; init; }

    /// <summary>At how many of them a service was killed.</summary>
    public int StruckSteps { get; init; }

    public int Kills => Rounds.Sum(round => round.Kills);

    public long Lost => Count(ViolationKind.Lost);

    public long Duplicated => Count(ViolationKind.Duplicated);

    public long Stuck => Count(ViolationKind.Stuck);

    public TimeSpan LongestRecovery => Rounds.Select(round => round.Recovery).DefaultIfEmpty().Max();

    /// <summary>Whether nothing was lost, duplicated or stuck, and everything that was broken came up again.</summary>
    public bool IsRight => Errors is [] && Rounds.All(round => round.Violations is []);

    long Count(ViolationKind kind) => Rounds.SelectMany(round => round.Violations).Where(violation => violation.Kind == kind).Sum(violation => violation.Count);
}
