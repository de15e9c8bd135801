using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Lab.Verdicts;

/// <summary>In a fault experiment, the services that are not hurt are to suffer less in one phase than in another.</summary>
/// <param name="Claim">What is expected, for people.</param>
/// <param name="Fault">The experiment.</param>
/// <param name="Before">The phase before the step.</param>
/// <param name="After">The phase after it.</param>
public sealed record ShareExpectation(string Claim, string Fault, int Before, int After) : IExpectation
{
    // Shares of requests closer than this are not told apart: noise of a shared machine.
    const double Noticeable = 0.05;

    /// <summary>How long the fault must last, in seconds, for the step to show at all; 0 where it shows at once.</summary>
    public double MinSeconds { get; init; }

    public int Phase => After;

    /// <summary>What a comparison says of it; null where it did not do the experiment in both phases.</summary>
    public Finding? Judge(Comparison comparison)
    {
        var (first, second) = (Results(comparison, Before), Results(comparison, After));
        if (first is [] || second is []) return null;
        if (Spread.Of(first.Select(fault => fault.Unaffected)) is not { } before) return NotMeasured(Before, first[0]);
        if (Spread.Of(second.Select(fault => fault.Unaffected)) is not { } after) return NotMeasured(After, second[0]);
        var measured = $"{Fault}: {Percent.Text(before)} unaffected in phase {Before}, {Percent.Text(after)} in phase {After}.";
        return first.Concat(second).Any(IsTooShort)
            ? new(Claim, string.Create(CultureInfo.InvariantCulture, $"{measured} It lasted less than the {MinSeconds:0.#} s that it takes to show."), Verdict.NotDecided)
            : new(Claim, measured, Judge(before.Mean, after.Mean));
    }

    /// <summary>A step that changes nothing contradicts what was expected of it, unless there was nothing left to gain.</summary>
    static Verdict Judge(double before, double after) => (after - before) switch
    {
        > Noticeable => Verdict.Holds,
        >= -Noticeable when before > 1 - Noticeable => Verdict.NotDecided,
        _ => Verdict.Contradicted,
    };

    bool IsTooShort(FaultResult fault) => fault.Fault is { } window && window.Seconds < MinSeconds;

    FaultResult[] Results(Comparison comparison, int phase) => [.. comparison.RunsOf(phase).SelectMany(run => run.Faults).Where(fault => fault.Name == Fault)];

    Finding NotMeasured(int phase, FaultResult fault) =>
        new(Claim, $"{Fault} was not measured in phase {phase}: {fault.Objection ?? fault.Error ?? "no request was due."}", Verdict.NotDecided);
}
