namespace Evolution.Lab.Experiments;

/// <summary>The durations of the parts of an experiment.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="WarmUp">The load before the first experiment on a topology, which just-in-time compilation and caches need.</param>
/// <param name="Steady">The length of the window before the fault.</param>
/// <param name="Fault">The length of the fault's window, unless the fault determines it.</param>
/// <param name="Recovery">The maximum time to observe the recovery.</param>
/// <param name="HealthyFor">How long the shop must be healthy again before the observation ends.</param>
/// <param name="SettleTimeout">How long open orders may take to reach their end before the integrity check.</param>
/// <param name="LateOrderTimeout">How long to wait after an experiment for orders that were not acknowledged, such as those whose caller was killed. Orders that are still open are checked at the very end.</param>
public sealed record Pace(string Name, TimeSpan WarmUp, TimeSpan Steady, TimeSpan Fault, TimeSpan Recovery, TimeSpan HealthyFor, TimeSpan SettleTimeout, TimeSpan LateOrderTimeout)
{
    /// <summary>The full pace, for meaningful figures.</summary>
    public static readonly Pace Full = new("full", Seconds(8), Seconds(2), Seconds(10), Seconds(10), Seconds(1), Seconds(40), Seconds(2));

    /// <summary>The quick pace, for a first look or a presentation: every part runs, but briefly.</summary>
    public static readonly Pace Quick = new("quick", Seconds(2.4), Seconds(0.5), Seconds(1), Seconds(3), Seconds(0.3), Seconds(40), Seconds(0));

    public bool IsQuick => this == Quick;

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
