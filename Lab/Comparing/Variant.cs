using Evolution.Lab.Hosts;

namespace Evolution.Lab.Comparing;

/// <summary>A topology to measure.</summary>
/// <param name="Name">Its name in results.</param>
/// <param name="Topology">The topology.</param>
/// <param name="Arguments">The arguments of the app host.</param>
public sealed record Variant(string Name, Topology Topology, IReadOnlyList<string> Arguments)
{
    /// <summary>Creates a variant for each of the given phases, with the same aspects overridden.</summary>
    /// <param name="phases">The phases, separated by commas: <c>0,1,2,3</c>.</param>
    /// <param name="overrides">The values of <c>--set</c>.</param>
    /// <exception cref="LabException">A phase, aspect, value or combination is invalid.</exception>
    public static IReadOnlyList<Variant> CreatePhases(string phases, IReadOnlyList<string> overrides)
    {
        var names = phases.Split(',', StringSplitOptions.TrimEntries);
        TopologyReader.Read(["--phase", phases]);
        return [.. names.Select(phase => Create(int.Parse(phase), overrides))];
    }

    /// <summary>Creates phase 0, and phase 0 with one aspect at a time changed to the value of a later phase, if the combination is valid.</summary>
    public static IReadOnlyList<Variant> CreateAblation()
    {
        var baseline = TopologyArguments.GetAspects(Topology.Phases[0]);
        var overrides = Topology.Phases.Skip(1)
            .SelectMany(phase => TopologyArguments.GetAspects(phase).Where(aspect => baseline[aspect.Key] != aspect.Value))
            .Distinct().Select(aspect => $"{aspect.Key}={aspect.Value}");
        return [Create(0, []), .. overrides.Where(IsValid).Select(assignment => Create(0, [assignment]))];
    }

    static Variant Create(int phase, IReadOnlyList<string> overrides)
    {
        string[] arguments = ["--phase", $"{phase}", .. overrides.SelectMany(assignment => new[] { "--set", assignment })];
        return new(string.Join(", ", [$"phase {phase}", .. overrides]), TopologyReader.Read(arguments).Single(), arguments);
    }

    static bool IsValid(string assignment)
    {
        try
        {
            TopologyArguments.Read(["--phase", "0", "--set", assignment]);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
