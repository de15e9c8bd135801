using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>The logs of all resources: the last 1,000 lines of each, and what comes after.</summary>
public sealed class ResourceLoggerService : IDisposable
{
    readonly ConcurrentDictionary<string, ResourceLog> logs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes to the resource's log.</summary>
    public ILogger GetLogger(IResource resource) => GetLogger(resource.Name);

    /// <inheritdoc cref="GetLogger(IResource)"/>
    public ILogger GetLogger(string resourceName) => new ResourceLogger(Of(resourceName));

    /// <summary>What is kept of the resource's log; ends there.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource) => GetAllAsync(resource.Name);

    /// <inheritdoc cref="GetAllAsync(IResource)"/>
    public async IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName)
    {
        await Task.CompletedTask;
        if (Of(resourceName).Latest() is { Count: > 0 } kept) yield return Renumber(kept);
    }

    /// <summary>What is kept of the resource's log and then every new line, until the enumeration is cancelled or the host stops.</summary>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource) => WatchAsync(resource.Name);

    /// <inheritdoc cref="WatchAsync(IResource)"/>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => FollowAsync(Of(resourceName));

    public void Dispose()
    {
        foreach (var log in logs.Values) log.Dispose();
    }

    internal ResourceLog Of(string resourceName) => logs.GetOrAdd(resourceName, _ => new());

    static async IAsyncEnumerable<IReadOnlyList<LogLine>> FollowAsync(ResourceLog log, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (kept, later) = log.Follow();
        try
        {
            if (kept.Count > 0) yield return Renumber(kept);
            var number = kept.Count;
            await foreach (var line in later.Reader.ReadAllAsync(cancellation)) yield return [line with { LineNumber = ++number }];
        }
        finally
        {
            log.Unfollow(later);
        }
    }

    static LogLine[] Renumber(IReadOnlyList<LogLine> kept) => [.. kept.Select((line, index) => line with { LineNumber = index + 1 })];
}
