using Evolution.Board.Live;

namespace Evolution.Board.Topologies.Aspects;

/// <summary>One aspect of a running topology, compared with the previous phase.</summary>
/// <param name="Aspect">The name, as on the command line.</param>
/// <param name="Value">The value, as on the command line.</param>
/// <param name="Difference">How it differs from the previous phase, or from the default of its phase if it was overridden; null if it does not differ.</param>
/// <param name="IsOverridden">Whether it was overridden with a value that differs from the default of its phase.</param>
public sealed record AspectCell(string Aspect, string Value, string? Difference, bool IsOverridden)
{
    public static AspectCell Of(string aspect, TopologyView topology)
    {
        var (phase, value) = (topology.State.Phase, topology.State.Aspects[aspect]);
        var phaseDefault = GetPhaseValue(phase, aspect) ?? value;
        if (value != phaseDefault) return new(aspect, value, $"overridden: phase {phase} has {phaseDefault}", IsOverridden: true);
        var previous = GetPhaseValue(phase - 1, aspect);
        return new(aspect, value, previous is null || previous == value ? null : $"new: was {previous}", IsOverridden: false);
    }

    /// <summary>Returns the value of an aspect in a phase; null if there is no such phase or aspect.</summary>
    static string? GetPhaseValue(int phase, string aspect) =>
        Topology.Phases.ElementAtOrDefault(phase) is { } topology ? TopologyArguments.GetAspects(topology).GetValueOrDefault(aspect) : null;
}
