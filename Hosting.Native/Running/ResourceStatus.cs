using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.Hosting.Native;

/// <summary>Says how a resource is, and with it what belongs to it, as a server's databases do.</summary>
sealed class ResourceStatus(IProcessResource resource, IReadOnlyList<IResource> children, ResourceNotificationService notifications)
{
    public string? State => notifications.TryGetCurrentState(resource.Name, out var current) ? current.Snapshot.State?.Text : null;

    public void Say(string state, string? style = null) => SayAll(snapshot => snapshot with { State = new(state, style) });

    public void Starting() => SayAll(snapshot => snapshot with { State = KnownResourceStates.Starting, ExitCode = null, StopTimeStamp = null });

    public void Running(int process, ProcessPlan plan, string? check)
    {
        var started = DateTime.UtcNow;
        notifications.Publish(resource, snapshot => snapshot with
        {
            State = new(KnownResourceStates.Running, KnownResourceStateStyles.Success),
            StartTimeStamp = started,
            StopTimeStamp = null,
            ExitCode = null,
            HealthReports = check is null ? [] : [new(check, null, null, null)],
            Properties = Properties(process, plan.Main),
            EnvironmentVariables = [.. plan.Main.Environment.Select(variable => new EnvironmentVariableSnapshot(variable.Key, variable.Value, IsFromSpec: true))],
            Urls = [.. snapshot.Urls.Select(url => url with { IsInactive = false })],
        });
        foreach (var child in children) notifications.Publish(child, snapshot => snapshot with { StartTimeStamp = started, StopTimeStamp = null });
    }

    /// <summary>Says whether the resource answers; null is that it does.</summary>
    public void Health(string check, string? problem)
    {
        var report = new HealthReportSnapshot(check, problem is null ? HealthStatus.Healthy : HealthStatus.Unhealthy, problem, null);
        notifications.Publish(resource, snapshot => snapshot with { HealthReports = [report] });
        foreach (var child in children)
        {
            notifications.Publish(child, snapshot => snapshot with
            {
                // What belongs to a server is there once the server first answered.
                State = problem is null ? new(KnownResourceStates.Running, KnownResourceStateStyles.Success) : snapshot.State,
                HealthReports = [report with { Name = $"{child.Name}_check" }],
            });
        }
    }

    public void Ended(string state, int? exitCode) => SayAll(snapshot => snapshot with
    {
        State = new(state, state == KnownResourceStates.Finished ? null : KnownResourceStateStyles.Error),
        ExitCode = exitCode,
        StopTimeStamp = DateTime.UtcNow,
        HealthReports = [],
        Properties = [.. snapshot.Properties.Where(property => property.Name is not "executable.pid")],
        Urls = [.. snapshot.Urls.Select(url => url with { IsInactive = true })],
    });

    ImmutableArray<ResourcePropertySnapshot> Properties(int process, ChildPlan plan)
    {
        var properties = ImmutableArray.Create<ResourcePropertySnapshot>(
            new("executable.path", plan.FileName),
            new("executable.workDir", plan.WorkingDirectory),
            new("executable.args", plan.Arguments),
            new("executable.pid", process));
        return resource.TryGetLastAnnotation<IProjectMetadata>(out var project) ? properties.Add(new("project.path", project.ProjectPath)) : properties;
    }

    void SayAll(Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        notifications.Publish(resource, change);
        foreach (var child in children) notifications.Publish(child, change);
    }
}
