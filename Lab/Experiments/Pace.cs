namespace Evolution.Lab.Experiments;

/// <summary>How long the parts of an experiment take.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="WarmUp">The load before the first experiment on a topology, which just-in-time compilation and caches need.</param>
/// <param name="Steady">The window before the fault.</param>
/// <param name="Fault">The window of the fault, where the fault does not take as long as it takes.</param>
/// <param name="Recovery">How long recovery is watched at most.</param>
/// <param name="Calm">How long all must be well again before the watching ends.</param>
/// <param name="Settling">How long open orders may take to reach their end, before integrity is checked.</param>
/// <param name="Straggling">How long to wait after an experiment for orders that were not acknowledged, such as those whose caller was killed; what is open then is checked at the very end.</param>
public sealed record Pace(string Name, TimeSpan WarmUp, TimeSpan Steady, TimeSpan Fault, TimeSpan Recovery, TimeSpan Calm, TimeSpan Settling, TimeSpan Straggling)
{
    /// <summary>The full run, whose figures are meant.</summary>
    public static readonly Pace Full = new("full", Seconds(8), Seconds(2), Seconds(10), Seconds(10), Seconds(1), Seconds(40), Seconds(2));

    /// <summary>For a look, and for a stage: everything is done, but briefly.</summary>
    public static readonly Pace Quick = new("quick", Seconds(2.4), Seconds(0.5), Seconds(1), Seconds(3), Seconds(0.3), Seconds(40), Seconds(0));

    public bool IsQuick => this == Quick;

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
