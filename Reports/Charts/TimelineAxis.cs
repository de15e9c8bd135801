using Evolution.Lab.Results;

namespace Evolution.Reports.Charts;

/// <summary>The time range of timelines, in seconds relative to the start of the fault. Charts side by side share an axis to be comparable.</summary>
/// <param name="From">The first second; negative before the fault.</param>
/// <param name="To">The last second.</param>
public sealed record TimelineAxis(double From, double To)
{
    /// <summary>Creates an axis that covers the timelines of all experiments.</summary>
    /// <param name="faults">The results of the experiments. Those without a timeline are ignored.</param>
    public static TimelineAxis Of(IReadOnlyList<FaultResult> faults)
    {
        FaultResult[] measured = [.. faults.Where(fault => fault.Timeline is not [])];
        return measured is [] ? new(0, 0) : new(
            measured.Min(fault => fault.Timeline.Min(moment => moment.At) - GetOrigin(fault)),
            measured.Max(fault => fault.Timeline.Max(moment => moment.At) - GetOrigin(fault)));
    }

    /// <summary>Returns the origin of the axis in a timeline's own time: the start of the fault, or the last moment if there is no fault yet.</summary>
    public static double GetOrigin(FaultResult fault) => fault.Fault?.From ?? fault.Timeline.Max(moment => moment.At);

    /// <summary>Returns the range of the axis in a timeline's own time.</summary>
    public (double From, double To) GetRange(FaultResult fault) => (GetOrigin(fault) + From, GetOrigin(fault) + To);

    /// <summary>Returns the axis, extended to at least a range, to leave room for future values.</summary>
    public TimelineAxis Extend(double from, double to) => new(Math.Min(From, from), Math.Max(To, to));
}
