using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.AppHost.Control;

/// <summary>Reads what Aspire keeps among a snapshot's properties, and adds to it.</summary>
static class SnapshotExtensions
{
    public static int? ProcessId(this CustomResourceSnapshot snapshot) =>
        snapshot.Property("executable.pid") is { } id ? Convert.ToInt32(id, CultureInfo.InvariantCulture) : null;

    public static string? ContainerId(this CustomResourceSnapshot snapshot) => snapshot.Property("container.id")?.ToString();

    public static bool Runs(this CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running;

    public static bool HasEnded(this CustomResourceSnapshot snapshot) => snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text);

    /// <summary>Whether it runs and every health check has answered; Aspire calls unhealthy what was not asked yet.</summary>
    public static bool IsChecked(this CustomResourceSnapshot snapshot) => snapshot.Runs() && snapshot.HealthReports.All(report => report.Status is not null);

    /// <summary>Whether it runs and is healthy.</summary>
    public static bool IsWell(this CustomResourceSnapshot snapshot) => snapshot.Runs() && snapshot.HealthStatus is HealthStatus.Healthy;

    public static object? Property(this CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value;

    /// <summary>The snapshot with these properties in place of those of the same names. Aspire keeps them in later snapshots of the resource.</summary>
    public static CustomResourceSnapshot With(this CustomResourceSnapshot snapshot, params IReadOnlyCollection<ResourcePropertySnapshot> properties) =>
        snapshot with { Properties = [.. snapshot.Properties.Where(known => properties.All(property => property.Name != known.Name)), .. properties] };

    /// <summary>The snapshot without a property.</summary>
    public static CustomResourceSnapshot Without(this CustomResourceSnapshot snapshot, string property) =>
        snapshot with { Properties = snapshot.Properties.RemoveAll(known => known.Name == property) };
}
