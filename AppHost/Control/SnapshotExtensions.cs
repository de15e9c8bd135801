using System.Globalization;

namespace Evolution.AppHost.Control;

/// <summary>Reads what Aspire keeps among a snapshot's properties.</summary>
static class SnapshotExtensions
{
    public static int? ProcessId(this CustomResourceSnapshot snapshot) =>
        snapshot.Property("executable.pid") is { } id ? Convert.ToInt32(id, CultureInfo.InvariantCulture) : null;

    public static string? ContainerId(this CustomResourceSnapshot snapshot) => snapshot.Property("container.id")?.ToString();

    public static bool Runs(this CustomResourceSnapshot snapshot) => snapshot.State?.Text == KnownResourceStates.Running;

    public static bool HasEnded(this CustomResourceSnapshot snapshot) => snapshot.State is { } state && KnownResourceStates.TerminalStates.Contains(state.Text);

    static object? Property(this CustomResourceSnapshot snapshot, string name) =>
        snapshot.Properties.FirstOrDefault(property => property.Name == name)?.Value;
}
