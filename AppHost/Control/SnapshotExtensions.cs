using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.AppHost.Control;

/// <summary>Reads the state and properties of Aspire's resource snapshots, and adds properties.</summary>
static class SnapshotExtensions
{
    public static int? ProcessId(this CustomResourceSnapshot snapshot) =>
        snapshot.Property("executable.pid") is { } id ? Convert.ToInt32(id, CultureInfo.InvariantCulture) : null;

    public static string? ContainerId(this CustomResourceSnapshot snapshot) => snapshot.Property("container.id")?.ToString();

    public static bool Runs(this CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running;

    public static bool HasEnded(this CustomResourceSnapshot snapshot) => snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text);

    /// <summary>Whether the resource runs and every health check has reported a result. Aspire reports a resource without results as unhealthy.</summary>
    public static bool IsChecked(this CustomResourceSnapshot snapshot) => snapshot.Runs() && snapshot.HealthReports.All(report => report.Status is not null);

    /// <summary>Whether the resource runs and is healthy.</summary>
    public static bool IsWell(this CustomResourceSnapshot snapshot) => snapshot.Runs() && snapshot.HealthStatus is HealthStatus.Healthy;

    public static object? Property(this CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value;

    /// <summary>Returns the snapshot with these properties, which replace those of the same names. Aspire keeps them in later snapshots of the resource.</summary>
    public static CustomResourceSnapshot With(this CustomResourceSnapshot snapshot, params IReadOnlyCollection<ResourcePropertySnapshot> properties) =>
        snapshot with { Properties = [.. snapshot.Properties.Where(known => properties.All(property => property.Name != known.Name)), .. properties] };

    /// <summary>Returns the snapshot without a property.</summary>
    public static CustomResourceSnapshot Without(this CustomResourceSnapshot snapshot, string property) =>
        snapshot with { Properties = snapshot.Properties.RemoveAll(known => known.Name == property) };
}
