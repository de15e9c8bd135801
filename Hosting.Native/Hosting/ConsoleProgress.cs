using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Shows on the console how resources change, one line each, and the end of the log of one that failed.</summary>
sealed class ConsoleProgress(ResourceNotificationService notifications, ResourceLoggerService logs, IResourceCollection resources, ILogger<ConsoleProgress> logger)
{
    const int LinesOfFailure = 12;

    readonly int width = resources.Select(resource => resource.Name.Length).DefaultIfEmpty().Max();
    bool allReady;

    public void Follow() => notifications.Changed = Show;

    void Show(IResource resource, CustomResourceSnapshot before, CustomResourceSnapshot after)
    {
        var (was, now) = (WordFor(before), WordFor(after));
        if (was == now || now is null || resource is IResourceWithParent) return;

        var failed = after.State?.Text is { } state && (state == KnownResourceStates.Exited || state == KnownResourceStates.FailedToStart);
        logger.Log(failed ? LogLevel.Error : LogLevel.Information, "{Line}", $"{resource.Name.PadRight(width)}  {now}".TrimEnd());
        if (failed)
        {
            foreach (var line in logs.Of(resource.Name).Latest(LinesOfFailure)) logger.LogInformation("{Line}", $"  {resource.Name} | {line.Content}");
        }
        if (!allReady && resources.All(IsReady))
        {
            allReady = true;
            logger.LogInformation("All {Count} resources are ready. Ctrl+C stops them", resources.Count);
        }
    }

    bool IsReady(IResource resource) => notifications.TryGetCurrentState(resource.Name, out var current) && current.Snapshot.HealthStatus is HealthStatus.Healthy;

    static string? WordFor(CustomResourceSnapshot snapshot) => snapshot.State?.Text switch
    {
        "NotStarted" or "Waiting" => null,
        "Running" when snapshot.HealthStatus is HealthStatus.Healthy => $"ready     {Addresses(snapshot.Urls)}",
        "Running" => "running",
        "Exited" => $"exited with code {snapshot.ExitCode}",
        "FailedToStart" => "failed to start",
        "Finished" => "stopped",
        { } state => state.ToLowerInvariant(),
        null => null,
    };

    static string Addresses(ImmutableArray<UrlSnapshot> urls) =>
        string.Join("  ", urls.Select(url => $"{url.Url}  {url.DisplayProperties.DisplayName}".TrimEnd()));
}
