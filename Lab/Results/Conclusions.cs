namespace Evolution.Lab.Results;

/// <summary>What follows from a comparison.</summary>
/// <param name="Independence">Of each topology, in the order in which they were measured.</param>
/// <param name="Claims">The plan's claims of its first step beside what was measured.</param>
/// <param name="Expectations">What the plan lets one expect of each step beside what was measured.</param>
public sealed record Conclusions(IReadOnlyList<Independence> Independence, IReadOnlyList<Finding> Claims, IReadOnlyList<Finding> Expectations);

/// <summary>An expectation beside what was measured.</summary>
/// <param name="Claim">What is claimed.</param>
/// <param name="Measured">What was measured, in words and figures.</param>
/// <param name="Verdict">What that says of it.</param>
public sealed record Finding(string Claim, string Measured, Verdict Verdict);

/// <summary>
/// How independent a topology's services are of each other: the mean of <see cref="FaultResult.Unaffected"/> over the fault
/// experiments that have a meaning on every topology of the comparison, so that all are measured by the same.
/// </summary>
/// <param name="Name">The topology.</param>
/// <param name="Phase">The phase it started from.</param>
/// <param name="Mean">The mean over the experiments and repetitions, 0 to 1; null where nothing was measured.</param>
/// <param name="Lowest">The mean over the experiments of the repetition where it was lowest.</param>
/// <param name="Highest">The same where it was highest.</param>
/// <param name="Repeats">How many repetitions there were in which all of these experiments were done.</param>
public sealed record Independence(string Name, int Phase, double? Mean, double? Lowest, double? Highest, int Repeats);

/// <summary>What a measurement says of an expectation.</summary>
public enum Verdict
{
    /// <summary>It was measured as expected.</summary>
    Holds,

    /// <summary>It was measured otherwise.</summary>
    Contradicted,

    /// <summary>The difference is too small, or something was not measured.</summary>
    NotDecided,
}
