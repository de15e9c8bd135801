using Evolution.Control;

namespace Evolution.Lab.Comparing;

/// <summary>Derives the name of a running topology in results, which equals <see cref="Variant.Name"/>, even if another process started the topology.</summary>
public static class VariantName
{
    /// <summary>Returns <c>phase 1</c>, or <c>phase 0, caches=per-service</c> if an aspect is overridden.</summary>
    public static string Of(TopologyState state)
    {
        var defaults = TopologyArguments.GetAspects(Topology.Phases[state.Phase]);
        var overrides = state.Aspects.Where(aspect => defaults.GetValueOrDefault(aspect.Key) != aspect.Value).Select(aspect => $"{aspect.Key}={aspect.Value}");
        return string.Join(", ", [$"phase {state.Phase}", .. overrides]);
    }
}
