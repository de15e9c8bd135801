using System.Text.Json.Serialization;

namespace Evolution.Control;

/// <summary>The state of a service, store or broker, as the control server reports it.</summary>
/// <param name="Name">Its name, including the prefix of its topology.</param>
/// <param name="Type">Its Aspire resource type: <c>Project</c> for a service, <c>PostgresServerResource</c> and so on.</param>
/// <param name="State">Its Aspire state: <c>Running</c>, <c>Exited</c>, <c>FailedToStart</c> and so on; null before Aspire reports one.</param>
/// <param name="Health"><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>; null before the first health check or if there is none.</param>
/// <param name="Unit">The deployment unit that it belongs to.</param>
/// <param name="Parent">The resource that it belongs to, if any.</param>
/// <param name="ProcessId">The ID of the process that the host started for it; null for containers and while it is not running.</param>
/// <param name="ContainerId">The ID of its container; null if it is not a container.</param>
/// <param name="ExitCode">Its exit code; null until it has exited.</param>
/// <param name="Urls">The addresses on which it listens.</param>
/// <param name="Usage">Its memory and CPU usage; null if it was not requested or the resource is not running.</param>
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
    /// <summary>Whether the resource can be started separately, like a service or a server. A database starts and stops with its server.</summary>
    public bool CanStart { get; init; } = true;

    /// <summary>The resources that it uses and calls.</summary>
    public IReadOnlyList<ResourceLink> Links { get; init; } = [];

    /// <summary>Whether it is one of the shop's services, as opposed to a store, a broker or the Board. The Board belongs to no deployment unit.</summary>
    [JsonIgnore]
    public bool IsService => Type is "Project" && Unit is not null;

    [JsonIgnore]
    public bool IsRunning => State is "Running";

    /// <summary>Whether it runs and has passed its health check.</summary>
    [JsonIgnore]
    public bool IsReady => IsRunning && Health is "Healthy";

    /// <summary>Whether it has exited or failed to start, and does not restart automatically.</summary>
    [JsonIgnore]
    public bool HasStopped => State is "Exited" or "Finished" or "FailedToStart" or "RuntimeUnhealthy";

    /// <summary>Its HTTP address; null if it has none yet.</summary>
    [JsonIgnore]
    public Uri? Address => Urls.FirstOrDefault(url => url.StartsWith("http", StringComparison.Ordinal)) is { } url ? new(url) : null;

    /// <summary>Its state in one human-readable phrase.</summary>
    [JsonIgnore]
    public string Summary => this switch
    {
        { State: null } => "not started",
        { HasStopped: true, ExitCode: { } code } => $"{State}, exit code {code}",
        { IsRunning: true } => $"{State}, {Health ?? "health unknown"}",
        _ => State,
    };
}
