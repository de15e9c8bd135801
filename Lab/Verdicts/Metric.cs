using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>A value that is read from each run of a topology, and compared between phases.</summary>
/// <param name="Name">The name in sentences, such as <c>unaffected requests in kill-service</c>.</param>
/// <param name="Scale">The scale on which phases are compared.</param>
/// <param name="Read">Reads the value of a run.</param>
/// <param name="Format">Formats the values of all rounds of a phase.</param>
public sealed record Metric(string Name, EffectScale Scale, Func<TopologyRun, Reading> Read, Func<Spread, string> Format)
{
    /// <summary>The relevant difference of shares: 5 percentage points.</summary>
    public const double RelevantShare = 0.05;

    /// <summary>The relevant ratio of times, rates and sizes: 10%.</summary>
    public const double RelevantRatio = 1.10;

    /// <summary>The relevant difference on the scale of the metric. It was chosen before anything was measured.</summary>
    public double RelevantDifference => Scale is EffectScale.Share ? RelevantShare : Math.Log(RelevantRatio);

    /// <summary>Returns by how much a value exceeds another, on the scale of the metric; null if the ratio of the two is undefined.</summary>
    public double? Compare(double value, double other) => Scale switch
    {
        EffectScale.Share => value - other,
        _ when value > 0 && other > 0 => Math.Log(value / other),
        _ => null,
    };
}

/// <summary>The value of a metric in one run.</summary>
/// <param name="Value">The value; null if it was not measured.</param>
/// <param name="Absence">Why it was not measured.</param>
public readonly record struct Reading(double? Value, string? Absence = null)
{
    /// <summary>The reading of a run in which the experiment did not take place.</summary>
    public static Reading None => default;
}
