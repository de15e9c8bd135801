using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Expects that a metric is higher in one phase than in another.</summary>
/// <param name="Claim">The expectation, as a readable sentence.</param>
/// <param name="Metric">The compared metric.</param>
/// <param name="Lower">The phase in which it is expected to be lower.</param>
/// <param name="Higher">The phase in which it is expected to be higher.</param>
public sealed record Expectation(string Claim, Metric Metric, int Lower, int Higher)
{
    /// <summary>The later of the compared phases.</summary>
    public int Phase => Math.Max(Lower, Higher);

    /// <summary>Compares the expectation with the measurements.</summary>
    /// <returns>Null if the metric was not measured in both phases, and there is no reason why.</returns>
    public Finding? Evaluate(Comparison comparison)
    {
        var (lower, higher) = (ReadAll(comparison, Lower), ReadAll(comparison, Higher));
        if (lower is [] || higher is []) return null;

        // In the order of the phases, as readers expect.
        (int Phase, IReadOnlyList<Reading> Readings)[] phases = [.. new[] { (Lower, lower), (Higher, higher) }.OrderBy(entry => entry.Item1)];
        foreach (var (phase, readings) in phases)
        {
            if (readings.All(reading => reading.Value is null)) return new(Claim, $"The {Metric.Name} were not measured in phase {phase}: {readings.Select(reading => reading.Absence).First(absence => absence is not null)}", Verdict.Inconclusive);
        }
        var values = string.Join(", ", phases.Select(entry => $"{Metric.Format(Spread.Of(entry.Readings.Select(reading => reading.Value))!)} in phase {entry.Phase}"));
        var differences = PairedRounds.Of(comparison, Lower, Higher, run => Metric.Read(run).Value)
            .Select(round => Metric.Compare(round.After, round.Before)).OfType<double>().ToArray();
        return EffectEstimator.CreateFinding(Claim, $"{Metric.Name}: {values}.", EffectEstimator.Estimate(Metric.Scale, differences, Metric.RelevantDifference));
    }

    IReadOnlyList<Reading> ReadAll(Comparison comparison, int phase) => [.. comparison.GetRuns(phase).Select(Metric.Read).Where(reading => reading != Reading.None)];
}
