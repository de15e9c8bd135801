using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Shows on the console how resources change, one line each, and the end of the log of one that failed.</summary>
sealed class ConsoleProgress(ResourceNotificationService notifications, ResourceLoggerService logs, IResourceCollection resources, ILogger<ConsoleProgress> logger)
{
    const int LinesOfFailure = 8, CharactersOfLine = 200;

    readonly IResource[] shown = [.. resources.Where(resource => resource is IProcessResource or IResourceWithParent)];
    readonly int width = resources.Select(resource => resource.Name.Length).DefaultIfEmpty().Max();
    bool allReady;

    public void Follow() => notifications.Changed = Show;

    void Show(IResource resource, CustomResourceSnapshot before, CustomResourceSnapshot after)
    {
        // A server's databases come and go with it, and need no lines of their own.
        if (resource is not IResourceWithParent) ShowOne(resource, before, after);
        if (allReady || !shown.All(IsReady)) return;
        allReady = true;
        logger.LogInformation("All {Count} resources are ready. Ctrl+C stops them", shown.Length);
    }

    void ShowOne(IResource resource, CustomResourceSnapshot before, CustomResourceSnapshot after)
    {
        var (was, now) = (WordFor(before), WordFor(after));
        if (before.HealthStatus is HealthStatus.Healthy && after.HealthStatus is HealthStatus.Unhealthy) now = $"does not answer: {after.HealthReports[0].Description}";
        if (was == now || now is null) return;

        var failed = after.State?.Text is { } state && (state == KnownResourceStates.Exited || state == KnownResourceStates.FailedToStart);
        logger.Log(failed ? LogLevel.Error : LogLevel.Information, "{Line}", $"{resource.Name.PadRight(width)}  {now}".TrimEnd());
        if (!failed) return;
        foreach (var line in logs.Of(resource.Name).Latest(LinesOfFailure)) logger.LogInformation("{Line}", $"  {resource.Name} | {Cut(line.Content)}");
    }

    bool IsReady(IResource resource) => notifications.TryGetCurrentState(resource.Name, out var current) && current.Snapshot.HealthStatus is HealthStatus.Healthy;

    static string? WordFor(CustomResourceSnapshot snapshot) => snapshot.State?.Text switch
    {
        "NotStarted" or "Waiting" or "Stopping" => null,
        "Running" when snapshot.HealthStatus is HealthStatus.Healthy => $"ready     {Addresses(snapshot.Urls)}",
        "Running" => "starting",
        "Exited" => $"exited with code {snapshot.ExitCode}",
        "FailedToStart" => "failed to start",
        "Finished" => "stopped",
        { } state => state.ToLowerInvariant(),
        null => null,
    };

    static string Cut(string line) => line.Length <= CharactersOfLine ? line : $"{line[..CharactersOfLine]} ...";

    static string Addresses(ImmutableArray<UrlSnapshot> urls) =>
        string.Join("  ", urls.Select(url => $"{url.Url}  {url.DisplayProperties.DisplayName}".TrimEnd()));
}
