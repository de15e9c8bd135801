namespace Evolution.Lab.Experiments;

/// <summary>The options of experiments.</summary>
/// <param name="Pace">The durations of the parts of an experiment.</param>
/// <param name="Rate">The number of requests per second.</param>
/// <param name="Seed">The seed of the random choices in the load.</param>
public sealed record ExperimentOptions(Pace Pace, double Rate, int Seed)
{
    /// <summary>The default number of requests per second.</summary>
    public const double DefaultRate = 200;

    /// <summary>The default seed.</summary>
    public const int DefaultSeed = 1;
}
