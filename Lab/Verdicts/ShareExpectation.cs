using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>Expects that, in a fault experiment, the unaffected share of requests that do not target the faulted service is higher in one phase than in another.</summary>
/// <param name="Claim">The expectation, as a readable sentence.</param>
/// <param name="Fault">The experiment.</param>
/// <param name="Before">The phase before the step.</param>
/// <param name="After">The phase after it.</param>
public sealed record ShareExpectation(string Claim, string Fault, int Before, int After) : IExpectation
{
    // Shares of requests that differ by less are indistinguishable, because of noise on a shared machine.
    const double NoticeableDifference = 0.05;

    /// <summary>The minimum duration of the fault, in seconds, after which the step has an effect; 0 if it has one immediately.</summary>
    public double MinSeconds { get; init; }

    public int Phase => After;

    /// <summary>Evaluates the expectation; null unless the experiment was run in both phases.</summary>
    public Finding? Evaluate(Comparison comparison)
    {
        var (first, second) = (FindResults(comparison, Before), FindResults(comparison, After));
        if (first is [] || second is []) return null;
        if (Spread.Of(first.Select(fault => fault.Unaffected)) is not { } before) return CreateNotMeasured(Before, first[0]);
        if (Spread.Of(second.Select(fault => fault.Unaffected)) is not { } after) return CreateNotMeasured(After, second[0]);
        var measured = $"{Fault}: {Percent.Format(before)} unaffected in phase {Before}, {Percent.Format(after)} in phase {After}.";
        return first.Concat(second).Any(IsTooShort)
            ? new(Claim, string.Create(CultureInfo.InvariantCulture, $"{measured} The fault was shorter than the required {MinSeconds:0.#} s."), Verdict.NotDecided)
            : new(Claim, measured, Compare(before.Mean, after.Mean));
    }

    /// <summary>Evaluates the step. An unchanged share contradicts the expectation, unless there was nothing left to gain.</summary>
    static Verdict Compare(double before, double after) => (after - before) switch
    {
        > NoticeableDifference => Verdict.Holds,
        >= -NoticeableDifference when before > 1 - NoticeableDifference => Verdict.NotDecided,
        _ => Verdict.Contradicted,
    };

    bool IsTooShort(FaultResult fault) => fault.Fault is { } window && window.Seconds < MinSeconds;

    FaultResult[] FindResults(Comparison comparison, int phase) => [.. comparison.GetRuns(phase).SelectMany(run => run.Faults).Where(fault => fault.Name == Fault)];

    Finding CreateNotMeasured(int phase, FaultResult fault) =>
        new(Claim, $"{Fault} was not measured in phase {phase}: {fault.Objection ?? fault.Error ?? "no request was due."}", Verdict.NotDecided);
}
