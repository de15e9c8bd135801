using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.Hosting.Native;

/// <summary>How a resource was at one moment.</summary>
public sealed record CustomResourceSnapshot
{
    /// <summary>Counts the snapshots of the resource.</summary>
    internal long Version { get; init; }

    /// <summary><c>Project</c>, or the name of the resource's class.</summary>
    public required string ResourceType { get; init; }

    /// <summary>Facts by name: <c>executable.pid</c>, <c>executable.path</c>, <c>executable.args</c>, <c>executable.workDir</c>, <c>project.path</c>.</summary>
    public required ImmutableArray<ResourcePropertySnapshot> Properties { get; init; }

    /// <summary>When the resource was first shown, in UTC.</summary>
    public DateTime? CreationTimeStamp { get; init; }

    /// <summary>When its process started last, in UTC.</summary>
    public DateTime? StartTimeStamp { get; init; }

    /// <summary>When its process ended last, in UTC; null while it runs.</summary>
    public DateTime? StopTimeStamp { get; init; }

    /// <summary>One of <see cref="KnownResourceStates"/>.</summary>
    public ResourceStateSnapshot? State { get; init; }

    /// <summary>What the process ended with: 128 and more is 128 plus the signal that ended it. Null while it runs.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Null while it does not run; unhealthy until the first check passed.</summary>
    public HealthStatus? HealthStatus =>
        State?.Text != KnownResourceStates.Running ? null
        : HealthReports is [] ? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
        : HealthReports.Min(report => report.Status ?? Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy);

    public ImmutableArray<HealthReportSnapshot> HealthReports { get; internal init; } = [];

    /// <summary>What the process was started with, secrets included.</summary>
    public ImmutableArray<EnvironmentVariableSnapshot> EnvironmentVariables { get; init; } = [];

    public ImmutableArray<UrlSnapshot> Urls { get; init; } = [];

    public ImmutableArray<RelationshipSnapshot> Relationships { get; init; } = [];
}
