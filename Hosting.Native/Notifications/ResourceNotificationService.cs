using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evolution.Hosting.Native;

/// <summary>Knows how each resource is, and tells whoever watches.</summary>
public sealed class ResourceNotificationService
{
    readonly Lock gate = new();
    readonly Dictionary<string, ResourceEvent> latest = new(StringComparer.OrdinalIgnoreCase);
    readonly List<Channel<ResourceEvent>> watchers = [];
    readonly IResourceCollection resources;

    internal ResourceNotificationService(IResourceCollection resources) => this.resources = resources;

    /// <summary>Called with each change before anybody else hears of it: the resource, how it was, and how it is.</summary>
    internal Action<IResource, CustomResourceSnapshot, CustomResourceSnapshot>? Changed { get; set; }

    /// <summary>How the resource is at this moment.</summary>
    /// <returns>False before anything was said of it, or where there is no such resource.</returns>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (gate) return latest.TryGetValue(resourceId, out resourceEvent);
    }

    /// <summary>How each resource is now, followed by every change from now on.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>(new() { SingleReader = true });
        lock (gate)
        {
            foreach (var current in latest.Values) channel.Writer.TryWrite(current);
            watchers.Add(channel);
        }
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken)) yield return change;
        }
        finally
        {
            lock (gate) watchers.Remove(channel);
        }
    }

    /// <summary>Waits until the resource is in a state, <c>Running</c> by default.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, change => change.Snapshot.State?.Text == (targetState ?? KnownResourceStates.Running), cancellationToken);

    /// <summary>Waits until the resource is as <paramref name="predicate"/> wants it.</summary>
    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        await foreach (var change in WatchAsync(cancellationToken))
        {
            if (string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(change)) return change;
        }
        throw new OperationCanceledException($"'{resourceName}' did not become as expected before the wait was cancelled.");
    }

    /// <summary>Waits until the resource runs and passes its health checks.</summary>
    /// <exception cref="DistributedApplicationException">There is no such resource, or it ended or failed to start instead.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default)
    {
        if (!resources.TryGetByName(resourceName, out _)) throw new DistributedApplicationException($"There is no resource '{resourceName}' that could become healthy.");
        var change = await WaitForResourceAsync(
            resourceName,
            change => change.Snapshot.HealthStatus is HealthStatus.Healthy || KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text),
            cancellationToken);
        return change.Snapshot.HealthStatus is HealthStatus.Healthy ? change
            : throw new DistributedApplicationException($"'{resourceName}' did not become healthy: it is {change.Snapshot.State?.Text}.");
    }

    /// <summary>Changes how a resource is. Changes of one resource are made one after the other.</summary>
    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        Publish(resource, stateFactory);
        return Task.CompletedTask;
    }

    internal CustomResourceSnapshot Publish(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        lock (gate)
        {
            var before = latest.GetValueOrDefault(resource.Name)?.Snapshot ?? FirstSnapshot.Of(resource);
            var after = change(before) with { Version = before.Version + 1 };
            var said = new ResourceEvent(resource, resource.Name, after);
            latest[resource.Name] = said;
            Changed?.Invoke(resource, before, after);
            foreach (var watcher in watchers) watcher.Writer.TryWrite(said);
            return after;
        }
    }
}
