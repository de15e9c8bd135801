using System.Text.Json.Serialization;

namespace Evolution.Lab.Results;

/// <summary>The measurements of one topology in one round.</summary>
/// <param name="Name">The name of the topology: <c>phase 1</c>, or <c>phase 0, caches=per-service</c>.</param>
/// <param name="Phase">The phase that the topology is based on.</param>
/// <param name="Round">The number of the round, starting at 1.</param>
/// <param name="Aspects">Its aspects and their values, as on the command line.</param>
/// <param name="Placement">How Orders places an order: <c>shared-transaction</c>, <c>compensation</c> or <c>messages</c>.</param>
public sealed record TopologyRun(string Name, int Phase, int Round, IReadOnlyDictionary<string, string> Aspects, string Placement)
{
    /// <summary>The error that prevented or aborted the run, with the last log lines.</summary>
    public string? Error { get; init; }

    /// <summary>The fault experiments, in the order in which they ran.</summary>
    public IReadOnlyList<FaultResult> Faults { get; init; } = [];

    /// <summary>The result of the crash experiment, if it ran.</summary>
    public CrashResult? Crashes { get; init; }

    /// <summary>The costs, in the order in which they were measured.</summary>
    public IReadOnlyList<CostResult> Costs { get; init; } = [];

    /// <summary>The result of the integrity check at the end.</summary>
    public IntegrityResult? Integrity { get; init; }

    /// <summary>The violations of all integrity checks, each with the experiment after which it was detected.</summary>
    [JsonIgnore]
    public IEnumerable<string> Violations => Faults.Where(fault => fault.Integrity is { IsRight: false })
        .SelectMany(fault => fault.Integrity!.Violations.Select(violation => $"{Name}, {fault.Name}: {violation}"))
        .Concat(Integrity?.Violations.Select(violation => $"{Name}, at the end: {violation}") ?? []);
}
