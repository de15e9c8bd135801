namespace Evolution.Lab.Results;

/// <summary>The conclusions from a comparison.</summary>
/// <param name="Independence">The independence of each topology, in the order in which they were measured.</param>
/// <param name="Claims">The plan's claims about its first step, compared with the measurements.</param>
/// <param name="Expectations">The plan's expectations about each step, compared with the measurements.</param>
public sealed record Conclusions(IReadOnlyList<Independence> Independence, IReadOnlyList<Finding> Claims, IReadOnlyList<Finding> Expectations);

/// <summary>An expectation, compared with the measurements.</summary>
/// <param name="Claim">The expectation, as a readable sentence.</param>
/// <param name="Measured">The measurements, as a readable sentence.</param>
/// <param name="Verdict">Whether the measurements confirm the expectation.</param>
public sealed record Finding(string Claim, string Measured, Verdict Verdict);

/// <summary>
/// The independence of a topology's services: the mean of <see cref="FaultResult.Unaffected"/> over the fault experiments that ran on
/// every topology of the comparison, so that all topologies are measured by the same experiments.
/// </summary>
/// <param name="Name">The name of the topology.</param>
/// <param name="Phase">The phase that the topology is based on.</param>
/// <param name="Mean">The mean over the experiments and repetitions, 0 to 1; null if nothing was measured.</param>
/// <param name="Lowest">The lowest mean of a repetition over the experiments.</param>
/// <param name="Highest">The highest mean of a repetition over the experiments.</param>
/// <param name="Repeats">The number of repetitions in which all of these experiments ran.</param>
public sealed record Independence(string Name, int Phase, double? Mean, double? Lowest, double? Highest, int Repeats);

/// <summary>Whether measurements confirm an expectation.</summary>
public enum Verdict
{
    /// <summary>The measurements confirm the expectation.</summary>
    Holds,

    /// <summary>The measurements contradict the expectation.</summary>
    Contradicted,

    /// <summary>The difference is too small, or a measurement is missing.</summary>
    NotDecided,
}
