using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.AppHost.Control;

/// <summary>Reads the state and properties of Aspire's resource snapshots, and adds properties.</summary>
static class SnapshotExtensions
{
    public static int? GetProcessId(this CustomResourceSnapshot snapshot) =>
        snapshot.GetProperty("executable.pid") is { } id ? Convert.ToInt32(id, CultureInfo.InvariantCulture) : null;

    public static string? GetContainerId(this CustomResourceSnapshot snapshot) => snapshot.GetProperty("container.id")?.ToString();

    public static bool IsRunning(this CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running;

    public static bool HasStopped(this CustomResourceSnapshot snapshot) => snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text);

    /// <summary>Whether the resource runs and every health check has reported a result. Aspire reports a resource without results as unhealthy.</summary>
    public static bool HasHealthResults(this CustomResourceSnapshot snapshot) => snapshot.IsRunning() && snapshot.HealthReports.All(report => report.Status is not null);

    /// <summary>Whether the resource runs and is healthy.</summary>
    public static bool IsHealthy(this CustomResourceSnapshot snapshot) => snapshot.IsRunning() && snapshot.HealthStatus is HealthStatus.Healthy;

    public static object? GetProperty(this CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value;

    /// <summary>Returns the snapshot with the given properties added or replaced. Aspire keeps them in later snapshots of the resource.</summary>
    public static CustomResourceSnapshot WithProperties(this CustomResourceSnapshot snapshot, params IReadOnlyCollection<ResourcePropertySnapshot> properties) =>
        snapshot with { Properties = [.. snapshot.Properties.Where(current => properties.All(property => property.Name != current.Name)), .. properties] };

    /// <summary>Returns the snapshot without a property.</summary>
    public static CustomResourceSnapshot WithoutProperty(this CustomResourceSnapshot snapshot, string property) =>
        snapshot with { Properties = snapshot.Properties.RemoveAll(current => current.Name == property) };
}
