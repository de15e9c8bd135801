using Evolution.Lab.Results;

namespace Evolution.Reports.Charts;

/// <summary>The seconds that timelines show, counted from the fault: charts side by side with the same axis can be compared at a glance.</summary>
/// <param name="From">The first of them; before the fault it is negative.</param>
/// <param name="To">The last of them.</param>
public sealed record CourseAxis(double From, double To)
{
    /// <summary>An axis that holds all of some timelines.</summary>
    /// <param name="faults">What is shown; those without a timeline take no part.</param>
    public static CourseAxis Of(IReadOnlyList<FaultResult> faults)
    {
        FaultResult[] shown = [.. faults.Where(fault => fault.Timeline is not [])];
        return shown is [] ? new(0, 0) : new(
            shown.Min(fault => fault.Timeline.Min(moment => moment.At) - Origin(fault)),
            shown.Max(fault => fault.Timeline.Max(moment => moment.At) - Origin(fault)));
    }

    /// <summary>The moment from which seconds are counted: the begin of the fault, or the last moment where there is no fault (yet).</summary>
    public static double Origin(FaultResult fault) => fault.Fault?.From ?? fault.Timeline.Max(moment => moment.At);

    /// <summary>The same seconds in a timeline's own time.</summary>
    public (double From, double To) Of(FaultResult fault) => (Origin(fault) + From, Origin(fault) + To);

    /// <summary>The axis with room for what is still to come.</summary>
    public CourseAxis Within(double from, double to) => new(Math.Min(From, from), Math.Max(To, to));
}
