using Evolution.Lab.Results;

namespace Evolution.Reports.Charts;

/// <summary>The time range that timelines show, in seconds relative to the start of the fault. Charts side by side share an axis so that they can be compared at a glance.</summary>
/// <param name="From">The first second; negative before the fault.</param>
/// <param name="To">The last second.</param>
public sealed record CourseAxis(double From, double To)
{
    /// <summary>Creates an axis that covers all given timelines.</summary>
    /// <param name="faults">The experiments to show; those without a timeline are ignored.</param>
    public static CourseAxis Of(IReadOnlyList<FaultResult> faults)
    {
        FaultResult[] shown = [.. faults.Where(fault => fault.Timeline is not [])];
        return shown is [] ? new(0, 0) : new(
            shown.Min(fault => fault.Timeline.Min(moment => moment.At) - Origin(fault)),
            shown.Max(fault => fault.Timeline.Max(moment => moment.At) - Origin(fault)));
    }

    /// <summary>Returns the moment from which seconds are counted: the start of the fault, or the last moment if there is no fault (yet).</summary>
    public static double Origin(FaultResult fault) => fault.Fault?.From ?? fault.Timeline.Max(moment => moment.At);

    /// <summary>Converts the range to a timeline's own time.</summary>
    public (double From, double To) Of(FaultResult fault) => (Origin(fault) + From, Origin(fault) + To);

    /// <summary>Returns the axis extended to at least the given range, which leaves room for values that are still to come.</summary>
    public CourseAxis Within(double from, double to) => new(Math.Min(From, from), Math.Max(To, to));
}
