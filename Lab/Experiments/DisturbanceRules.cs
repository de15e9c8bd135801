using System.Globalization;
using Evolution.Lab.Load;
using Evolution.Lab.Results;
using Evolution.Lab.Verdicts;

namespace Evolution.Lab.Experiments;

/// <summary>Decides whether something other than the fault and the shop affected the measurements of an experiment so much that they do not count.</summary>
static class DisturbanceRules
{
    // A fifth of the objective: with a longer lag, requests would be late because of the load generator.
    const double MaxSendLagMilliseconds = 100;

    // More than a twentieth is beyond the relevant difference of shares.
    const double MaxStolenShare = 0.05;

    /// <summary>Measures the disturbance.</summary>
    /// <param name="samples">The requests of the experiment.</param>
    /// <param name="before">The counters of the machine before it; null if they are unknown.</param>
    /// <param name="after">The counters after it.</param>
    public static Disturbance Measure(IEnumerable<Sample> samples, MachineLoad? before, MachineLoad? after)
    {
        var lags = new LatencyHistogram();
        foreach (var sample in samples) lags.Add(sample.SendLag);
        return new(lags.GetMilliseconds(99) ?? 0, before is null ? null : after?.GetStolenShare(before), before is null ? null : after?.GetPressureShare(before));
    }

    /// <summary>Returns why the measurements do not count; null if they do.</summary>
    public static string? GetReasonToVoid(Disturbance disturbance) => disturbance switch
    {
        { SendLag: > MaxSendLagMilliseconds and var lag } => string.Create(CultureInfo.InvariantCulture, $"void, because the load generator sent requests up to {lag:0} ms late."),
        { StolenShare: > MaxStolenShare and var share } => $"void, because other virtual machines took {Percent.Format(share)} of the CPU time.",
        _ => null,
    };
}
