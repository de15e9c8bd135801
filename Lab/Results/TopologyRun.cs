using System.Text.Json.Serialization;

namespace Evolution.Lab.Results;

/// <summary>All that was done to one topology.</summary>
/// <param name="Name">What it is called: <c>phase 1</c>, or <c>phase 0, caches=per-service</c>.</param>
/// <param name="Phase">The phase it started from.</param>
/// <param name="Repeat">Which repetition it is, from 1.</param>
/// <param name="Aspects">Its aspects and their values, as on the command line.</param>
/// <param name="Placement">How Orders places an order: <c>shared-transaction</c>, <c>compensation</c> or <c>messages</c>.</param>
public sealed record TopologyRun(string Name, int Phase, int Repeat, IReadOnlyDictionary<string, string> Aspects, string Placement)
{
    /// <summary>Why it could not be started or finished, with the last log lines.</summary>
    public string? Error { get; init; }

    /// <summary>The fault experiments, in the order in which they were done.</summary>
    public IReadOnlyList<FaultResult> Faults { get; init; } = [];

    /// <summary>What killing the processing of an order left behind.</summary>
    public CrashResult? Crashes { get; init; }

    /// <summary>The costs, in the order in which they were measured.</summary>
    public IReadOnlyList<CostResult> Costs { get; init; } = [];

    /// <summary>Whether the books were right at the very end.</summary>
    public IntegrityResult? Integrity { get; init; }

    /// <summary>What is not right in its books, each once, with the experiment after which it was seen first.</summary>
    [JsonIgnore]
    public IEnumerable<string> Violations => Faults.Where(fault => fault.Integrity is { IsRight: false })
        .SelectMany(fault => fault.Integrity!.Violations.Select(violation => $"{Name}, {fault.Name}: {violation}"))
        .Concat(Integrity?.Violations.Select(violation => $"{Name}, at the end: {violation}") ?? []);
}
