using System.Reflection;
using System.Text.Json;
using Evolution.Topologies.Stores;

namespace Evolution.Topologies;

/// <summary>Reads <c>--phase 0,3</c>, <c>--set aspect=value</c> and <c>--stores</c>, and reports invalid arguments in one line.</summary>
public static class TopologyArguments
{
    const int DefaultPhase = 1;

    static readonly PropertyInfo[] Aspects = [.. typeof(Topology).GetProperties().Where(property => property is { CanWrite: true, PropertyType.IsEnum: true })];

    /// <summary>Reads the topologies to run: one, or several side by side, each with its own name prefix.</summary>
    /// <exception cref="ArgumentException">A phase, an aspect or a value is unknown, or a combination is invalid; the message is one line for the user.</exception>
    public static IReadOnlyList<Topology> Read(IReadOnlyList<string> arguments)
    {
        var phases = ReadValues(arguments, "--phase").LastOrDefault() is { } text ? ReadPhases(text) : [Topology.Phases[DefaultPhase]];
        var overrides = ReadValues(arguments, "--set").SelectMany(value => value.Split(',')).ToArray();
        return [.. phases.Select(phase => Validate(overrides.Aggregate(phase, ApplyOverride)) with { Prefix = phases.Length is 1 ? "" : $"phase{phase.Phase}-" })];
    }

    /// <summary>Reads the value of <c>--stores</c>; null if the option is not given.</summary>
    /// <exception cref="ArgumentException">The value is unknown; the message is one line for the user.</exception>
    public static StoreKind? ReadStores(IReadOnlyList<string> arguments)
    {
        if (ReadValues(arguments, StoreChoice.Option).LastOrDefault() is not { } name) return null;
        var kinds = Enum.GetValues<StoreKind>();
        return kinds.Any(kind => GetName(kind) == name) ? kinds.First(kind => GetName(kind) == name)
            : throw new ArgumentException($"Invalid value '{name}' for {StoreChoice.Option}. Expected one of: {JoinNames(kinds.Cast<object>())}.");
    }

    /// <summary>Returns the command-line name of an aspect or a value.</summary>
    public static string GetName(object aspectOrValue) => JsonNamingPolicy.KebabCaseLower.ConvertName(aspectOrValue.ToString()!);

    /// <summary>Returns the command-line names of a topology's aspects and their values.</summary>
    public static IReadOnlyDictionary<string, string> GetAspects(Topology topology) =>
        Aspects.ToDictionary(aspect => GetName(aspect.Name), aspect => GetName(aspect.GetValue(topology)!));

    static Topology[] ReadPhases(string text)
    {
        var phases = text.Split(',', StringSplitOptions.TrimEntries).Select(name =>
            Topology.Phases.FirstOrDefault(topology => topology.Phase.ToString() == name)
            ?? throw new ArgumentException($"Unknown phase '{name}'. Expected one of: {string.Join(", ", Topology.Phases.Select(topology => topology.Phase))}. For several phases side by side: --phase 0,3.")).ToArray();
        return phases.Distinct().Count() == phases.Length ? phases
            : throw new ArgumentException($"--phase {text} contains a phase twice. Specify each phase once, for example: --phase 0,3.");
    }

    static Topology ApplyOverride(Topology topology, string assignment)
    {
        if (assignment.Split('=', StringSplitOptions.TrimEntries) is not [var name, var valueName])
            throw new ArgumentException($"--set must have the form aspect=value, not '{assignment}'. Aspects: {JoinNames(Aspects.Select(aspect => aspect.Name))}.");
        var aspect = Aspects.FirstOrDefault(aspect => GetName(aspect.Name) == name)
            ?? throw new ArgumentException($"Unknown aspect '{name}'. Expected one of: {JoinNames(Aspects.Select(aspect => aspect.Name))}.");
        var values = Enum.GetValues(aspect.PropertyType).Cast<object>();
        var value = values.FirstOrDefault(value => GetName(value) == valueName)
            ?? throw new ArgumentException($"Invalid value '{valueName}' for {name}. Expected one of: {JoinNames(values)}.");
        var overridden = topology with { };
        aspect.SetValue(overridden, value);
        return overridden;
    }

    static Topology Validate(Topology topology) => topology switch
    {
        { Contracts: Contracts.MessageContracts, Messaging: Messaging.Http } =>
            throw new ArgumentException("contracts=message-contracts cannot be combined with messaging=http, which sends no messages. Set contracts=api-contracts as well, or set messaging=rabbitmq."),
        { Deployment: Deployment.PipelinePerService, Contracts: Contracts.Unversioned } =>
            throw new ArgumentException("deployment=pipeline-per-service cannot be combined with contracts=unversioned: without versions, every change runs all pipelines. Set contracts=semver as well, or set deployment=unit-per-service."),
        _ => topology,
    };

    static string JoinNames(IEnumerable<object> values) => string.Join(", ", values.Select(GetName));

    static IEnumerable<string> ReadValues(IReadOnlyList<string> arguments, string option)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith($"{option}=", StringComparison.Ordinal)) yield return arguments[i][(option.Length + 1)..];
            else if (arguments[i] == option)
                yield return i + 1 < arguments.Count ? arguments[++i] : throw new ArgumentException($"{option} requires a value.");
        }
    }
}
