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
public sealed record Finding(string Claim, string Measured, Verdict Verdict)
{
    /// <summary>The measured effect; null if the expectation is not about a difference that several rounds measured.</summary>
    public Effect? Effect { get; init; }
}

/// <summary>The difference of two topologies, measured in the same rounds. It is positive if it is as expected.</summary>
/// <param name="Scale">The scale of <paramref name="Mean"/>, the interval and <paramref name="Bound"/>.</param>
/// <param name="Mean">The mean of the differences of all rounds.</param>
/// <param name="Lower">The lower end of the 95% confidence interval of the mean; null if there was only one round.</param>
/// <param name="Upper">The upper end of the interval.</param>
/// <param name="Bound">The difference that is considered relevant, which was chosen before the measurement.</param>
/// <param name="Rounds">The number of rounds in which both topologies were measured.</param>
/// <param name="PValue">The one-sided p-value of the verdict, if it is not inconclusive: the probability of such measurements if it were wrong.</param>
public sealed record Effect(EffectScale Scale, double Mean, double? Lower, double? Upper, double Bound, int Rounds, double? PValue);

/// <summary>The scale of an effect.</summary>
public enum EffectScale
{
    /// <summary>The difference of two shares: 0.05 is 5 percentage points.</summary>
    Share,

    /// <summary>The natural logarithm of the ratio of two quantities: 0.1 is 10.5% more.</summary>
    LogRatio,
}

/// <summary>
/// The independence of a topology's services: the mean of <see cref="FaultResult.Unaffected"/> over the fault experiments that ran on
/// every topology of the comparison, so that all topologies are measured by the same experiments.
/// </summary>
/// <param name="Name">The name of the topology.</param>
/// <param name="Phase">The phase that the topology is based on.</param>
/// <param name="Mean">The mean over the experiments and rounds, 0 to 1; null if nothing was measured.</param>
/// <param name="Lowest">The lowest mean of a round over the experiments.</param>
/// <param name="Highest">The highest mean of a round over the experiments.</param>
/// <param name="Rounds">The number of rounds in which all of these experiments ran.</param>
public sealed record Independence(string Name, int Phase, double? Mean, double? Lowest, double? Highest, int Rounds);

/// <summary>Whether measurements confirm an expectation.</summary>
public enum Verdict
{
    /// <summary>The effect is as expected, and its confidence interval is beyond the relevant difference.</summary>
    Holds,

    /// <summary>The confidence interval of the effect is within the relevant difference on both sides of zero.</summary>
    NoEffect,

    /// <summary>The effect is the opposite, and its confidence interval is beyond the relevant difference.</summary>
    Contradicted,

    /// <summary>The confidence interval allows more than one of the other verdicts, or a measurement is missing.</summary>
    Inconclusive,
}
