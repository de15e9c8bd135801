namespace Evolution.Lab.Experiments;

/// <summary>The options of experiments.</summary>
/// <param name="Pace">The durations of their parts.</param>
/// <param name="Rate">The requests per second of the mix.</param>
/// <param name="Seed">The seed of the load's random choices.</param>
public sealed record ExperimentOptions(Pace Pace, double Rate, int Seed)
{
    /// <summary>The default number of requests per second.</summary>
    public const double DefaultRate = 200;

    /// <summary>The default seed.</summary>
    public const int DefaultSeed = 1;
}
