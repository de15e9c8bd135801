using Evolution.Board.Live;

namespace Evolution.Board.Topologies.Aspects;

/// <summary>One aspect of a running topology, compared with the phase before.</summary>
/// <param name="Aspect">The name, as on the command line.</param>
/// <param name="Value">The value, as on the command line.</param>
/// <param name="Difference">How it differs from the phase before, or from its own phase if it was overridden; null if it does not.</param>
/// <param name="IsOverridden">Whether it was overridden with another value than the phase has.</param>
public sealed record AspectCell(string Aspect, string Value, string? Difference, bool IsOverridden)
{
    public static AspectCell Of(string aspect, TopologyView topology)
    {
        var (phase, value) = (topology.State.Phase, topology.State.Aspects[aspect]);
        var usual = ValueIn(phase, aspect) ?? value;
        if (value != usual) return new(aspect, value, $"set by hand: phase {phase} has {usual}", IsOverridden: true);
        var before = ValueIn(phase - 1, aspect);
        return new(aspect, value, before is null || before == value ? null : $"new: was {before}", IsOverridden: false);
    }

    /// <summary>Returns the value of an aspect in a phase; null if there is no such phase or aspect.</summary>
    static string? ValueIn(int phase, string aspect) =>
        Topology.Phases.ElementAtOrDefault(phase) is { } topology ? TopologyArguments.AspectsOf(topology).GetValueOrDefault(aspect) : null;
}
