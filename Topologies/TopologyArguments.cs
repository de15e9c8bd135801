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
        var phases = Values(arguments, "--phase").LastOrDefault() is { } text ? ReadPhases(text) : [Topology.Phases[DefaultPhase]];
        var overrides = Values(arguments, "--set").SelectMany(value => value.Split(',')).ToArray();
        return [.. phases.Select(phase => Check(overrides.Aggregate(phase, Override)) with { Prefix = phases.Length is 1 ? "" : $"phase{phase.Phase}-" })];
    }

    /// <summary>Reads the value of <c>--stores</c>; null if the option is not given.</summary>
    /// <exception cref="ArgumentException">The value is unknown; the message is one line for the user.</exception>
    public static StoreKind? ReadStores(IReadOnlyList<string> arguments)
    {
        if (Values(arguments, StoreChoice.Option).LastOrDefault() is not { } name) return null;
        var kinds = Enum.GetValues<StoreKind>();
        return kinds.Any(kind => NameOf(kind) == name) ? kinds.First(kind => NameOf(kind) == name)
            : throw new ArgumentException($"Invalid value '{name}' for {StoreChoice.Option}. Available: {Names(kinds.Cast<object>())}.");
    }

    /// <summary>Returns the command-line name of an aspect or a value.</summary>
    public static string NameOf(object aspectOrValue) => JsonNamingPolicy.KebabCaseLower.ConvertName(aspectOrValue.ToString()!);

    /// <summary>Returns the command-line names of a topology's aspects and their values.</summary>
    public static IReadOnlyDictionary<string, string> AspectsOf(Topology topology) =>
        Aspects.ToDictionary(aspect => NameOf(aspect.Name), aspect => NameOf(aspect.GetValue(topology)!));

    static Topology[] ReadPhases(string text)
    {
        var phases = text.Split(',', StringSplitOptions.TrimEntries).Select(name =>
            Topology.Phases.FirstOrDefault(topology => topology.Phase.ToString() == name)
            ?? throw new ArgumentException($"There is no phase '{name}'. Available: {string.Join(", ", Topology.Phases.Select(topology => topology.Phase))}; for several phases side by side: --phase 0,3.")).ToArray();
        return phases.Distinct().Count() == phases.Length ? phases
            : throw new ArgumentException($"--phase {text} contains a phase twice. Specify each phase once, for example: --phase 0,3.");
    }

    static Topology Override(Topology topology, string assignment)
    {
        if (assignment.Split('=', StringSplitOptions.TrimEntries) is not [var name, var valueName])
            throw new ArgumentException($"--set must have the form aspect=value, not '{assignment}'. Available aspects: {Names(Aspects.Select(aspect => aspect.Name))}.");
        var aspect = Aspects.FirstOrDefault(aspect => NameOf(aspect.Name) == name)
            ?? throw new ArgumentException($"There is no aspect '{name}'. Available: {Names(Aspects.Select(aspect => aspect.Name))}.");
        var values = Enum.GetValues(aspect.PropertyType).Cast<object>();
        var value = values.FirstOrDefault(value => NameOf(value) == valueName)
            ?? throw new ArgumentException($"Invalid value '{valueName}' for {name}. Available: {Names(values)}.");
        var copy = topology with { };
        aspect.SetValue(copy, value);
        return copy;
    }

    static Topology Check(Topology topology) => topology switch
    {
        { Contracts: Contracts.MessageContracts, Messaging: Messaging.Http } =>
            throw new ArgumentException("contracts=message-contracts makes no sense with messaging=http, because there are no messages. Set contracts=api-contracts as well, or set messaging=rabbitmq."),
        { Deployment: Deployment.PipelinePerService, Contracts: Contracts.Unversioned } =>
            throw new ArgumentException("deployment=pipeline-per-service makes no sense with contracts=unversioned: without versions, every change needs all pipelines. Set contracts=semver as well, or set deployment=unit-per-service."),
        _ => topology,
    };

    static string Names(IEnumerable<object> values) => string.Join(", ", values.Select(NameOf));

    static IEnumerable<string> Values(IReadOnlyList<string> arguments, string option)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith($"{option}=", StringComparison.Ordinal)) yield return arguments[i][(option.Length + 1)..];
            else if (arguments[i] == option)
                yield return i + 1 < arguments.Count ? arguments[++i] : throw new ArgumentException($"{option} requires a value.");
        }
    }
}
