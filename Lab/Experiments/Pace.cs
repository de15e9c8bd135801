namespace Evolution.Lab.Experiments;

/// <summary>The durations of the parts of an experiment.</summary>
/// <param name="Name">The name of the pace in results.</param>
/// <param name="WarmUp">The duration of the load before the first experiment on a topology, which warms up just-in-time compilation and caches.</param>
/// <param name="Steady">The length of the baseline.</param>
/// <param name="Fault">The length of the fault window, unless the fault needs a longer one.</param>
/// <param name="Recovery">The maximum length of the recovery window.</param>
/// <param name="HealthyFor">How long the shop must be healthy again before the observation ends.</param>
/// <param name="SettleTimeout">The timeout for pending orders to reach a final state before the integrity check.</param>
/// <param name="UnacknowledgedOrderTimeout">The timeout for orders that were not acknowledged, for example because their caller was killed. Orders that are still pending are checked at the end of the run.</param>
public sealed record Pace(string Name, TimeSpan WarmUp, TimeSpan Steady, TimeSpan Fault, TimeSpan Recovery, TimeSpan HealthyFor, TimeSpan SettleTimeout, TimeSpan UnacknowledgedOrderTimeout)
{
    /// <summary>The standard pace, for comparisons in several rounds.</summary>
    public static readonly Pace Standard = new("standard", Seconds(8), Seconds(1), Seconds(3), Seconds(10), Seconds(0.75), Seconds(40), Seconds(1));

    /// <summary>The full pace, for single experiments and thorough comparisons.</summary>
    public static readonly Pace Full = new("full", Seconds(8), Seconds(2), Seconds(10), Seconds(10), Seconds(1), Seconds(40), Seconds(2));

    /// <summary>The quick pace, for a first impression or a demo.</summary>
    public static readonly Pace Quick = new("quick", Seconds(2.4), Seconds(0.5), Seconds(1), Seconds(3), Seconds(0.3), Seconds(40), Seconds(0));

    public bool IsQuick => this == Quick;

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
