using System.Text.Json.Serialization;

namespace Evolution.Control;

/// <summary>A service, store or broker as the control server shows it.</summary>
/// <param name="Name">Its name, with the prefix of its topology.</param>
/// <param name="Type">What it is: <c>Project</c> for a service, <c>PostgresServerResource</c> and so on.</param>
/// <param name="State">Its state in Aspire's words: <c>Running</c>, <c>Exited</c>, <c>FailedToStart</c> and so on; null before it has one.</param>
/// <param name="Health"><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>; null before the first check or where nothing is checked.</param>
/// <param name="Unit">The deployment unit that it is in.</param>
/// <param name="Parent">The resource that it belongs to, if any.</param>
/// <param name="ProcessId">The process that the host started for it; null for containers and while it does not run.</param>
/// <param name="ContainerId">Its container, if it is one.</param>
/// <param name="ExitCode">The code it ended with, once it did.</param>
/// <param name="Urls">The addresses it listens on.</param>
/// <param name="Usage">What it uses; null where it was not asked for or does not run.</param>
public sealed record ResourceState(
    string Name,
    string Type,
    string? State,
    string? Health,
    string? Unit,
    string? Parent,
    int? ProcessId,
    string? ContainerId,
    int? ExitCode,
    IReadOnlyList<string> Urls,
    ResourceUsage? Usage)
{
    /// <summary>Whether it can be started by itself, as a service or a server; a database comes and goes with its server.</summary>
    public bool CanStart { get; init; } = true;

    /// <summary>What it uses and calls.</summary>
    public IReadOnlyList<ResourceLink> Links { get; init; } = [];

    /// <summary>Whether it is one of the shop's services, and not a store, a broker or the Board, which belongs to no deployment unit.</summary>
    [JsonIgnore]
    public bool IsService => Type is "Project" && Unit is not null;

    [JsonIgnore]
    public bool IsRunning => State is "Running";

    /// <summary>Whether it runs and has passed its health check.</summary>
    [JsonIgnore]
    public bool IsReady => IsRunning && Health is "Healthy";

    /// <summary>Whether it has ended or never started, and will not come up by itself.</summary>
    [JsonIgnore]
    public bool HasEnded => State is "Exited" or "Finished" or "FailedToStart" or "RuntimeUnhealthy";

    /// <summary>Where it answers HTTP; null where it does not or does not yet.</summary>
    [JsonIgnore]
    public Uri? Address => Urls.FirstOrDefault(url => url.StartsWith("http", StringComparison.Ordinal)) is { } url ? new(url) : null;

    /// <summary>Its state in one phrase, for people.</summary>
    [JsonIgnore]
    public string Summary => this switch
    {
        { State: null } => "not started",
        { HasEnded: true, ExitCode: { } code } => $"{State}, exit code {code}",
        { IsRunning: true } => $"{State}, {Health ?? "health not known yet"}",
        _ => State,
    };
}
