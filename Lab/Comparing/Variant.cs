using Evolution.Lab.Hosts;

namespace Evolution.Lab.Comparing;

/// <summary>A topology that is to be measured.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Topology">What it is.</param>
/// <param name="Arguments">The arguments of the app host.</param>
public sealed record Variant(string Name, Topology Topology, IReadOnlyList<string> Arguments)
{
    /// <summary>Each of some phases, with the same aspects overridden.</summary>
    /// <param name="phases"><c>0,1,2,3</c>.</param>
    /// <param name="overrides">What <c>--set</c> was given.</param>
    /// <exception cref="LabException">A phase, aspect, value or combination is wrong.</exception>
    public static IReadOnlyList<Variant> Phases(string phases, IReadOnlyList<string> overrides)
    {
        var names = phases.Split(',', StringSplitOptions.TrimEntries);
        TopologyReader.Read(["--phase", phases]);
        return [.. names.Select(phase => Of(int.Parse(phase), overrides))];
    }

    /// <summary>Phase 0, and phase 0 with one aspect at a time as a later phase has it, where that makes sense alone.</summary>
    public static IReadOnlyList<Variant> Ablation()
    {
        var start = TopologyArguments.AspectsOf(Topology.Phases[0]);
        var steps = Topology.Phases.Skip(1)
            .SelectMany(phase => TopologyArguments.AspectsOf(phase).Where(aspect => start[aspect.Key] != aspect.Value))
            .Distinct().Select(aspect => $"{aspect.Key}={aspect.Value}");
        return [Of(0, []), .. steps.Where(MakesSense).Select(step => Of(0, [step]))];
    }

    static Variant Of(int phase, IReadOnlyList<string> overrides)
    {
        string[] arguments = ["--phase", $"{phase}", .. overrides.SelectMany(assignment => new[] { "--set", assignment })];
        return new(string.Join(", ", [$"phase {phase}", .. overrides]), TopologyReader.Read(arguments).Single(), arguments);
    }

    static bool MakesSense(string step)
    {
        try
        {
            TopologyArguments.Read(["--phase", "0", "--set", step]);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
