namespace Evolution.Lab.Experiments;

/// <summary>How experiments are done.</summary>
/// <param name="Pace">How long their parts take.</param>
/// <param name="Rate">Requests per second of the mix.</param>
/// <param name="Seed">What the load's choices follow from.</param>
public sealed record ExperimentOptions(Pace Pace, double Rate, int Seed)
{
    /// <summary>Requests per second, where nothing else is asked for.</summary>
    public const double DefaultRate = 200;

    /// <summary>The seed, where nothing else is asked for.</summary>
    public const int DefaultSeed = 1;
}
