using Evolution.Control;

namespace Evolution.Lab.Comparing;

/// <summary>The name in results of a topology that runs already, by whatever process it was started: the same as <see cref="Variant.Name"/>.</summary>
public static class VariantName
{
    /// <summary><c>phase 1</c>, or <c>phase 0, caches=per-service</c> where an aspect is overridden.</summary>
    public static string Of(TopologyState state)
    {
        var usual = TopologyArguments.AspectsOf(Topology.Phases[state.Phase]);
        var overrides = state.Aspects.Where(aspect => usual.GetValueOrDefault(aspect.Key) != aspect.Value).Select(aspect => $"{aspect.Key}={aspect.Value}");
        return string.Join(", ", [$"phase {state.Phase}", .. overrides]);
    }
}
