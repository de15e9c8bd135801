using System.Diagnostics;

namespace Evolution.Control;

/// <summary>Waits for resources to change state. A <see cref="TimeoutException"/> reports the expected and actual states.</summary>
public static class ControlClientWaitExtensions
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    const int MaxLogLines = 15;
    const int MaxLineLength = 400;

    /// <summary>Waits until the named resource runs and passes its health check.</summary>
    /// <exception cref="TimeoutException">The resource was not ready in time.</exception>
    public static Task<ResourceState> WaitUntilReadyAsync(this ControlClient control, string name, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        control.WaitUntilAsync(name, resource => resource.IsReady, "was ready", timeout, cancellationToken);

    /// <summary>Waits until the named resource has stopped.</summary>
    /// <exception cref="TimeoutException">The resource did not stop in time.</exception>
    public static Task<ResourceState> WaitUntilStoppedAsync(this ControlClient control, string name, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        control.WaitUntilAsync(name, resource => resource.HasStopped, "had stopped", timeout, cancellationToken);

    /// <summary>Waits until the named resource meets a condition.</summary>
    /// <param name="control">The control client.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="condition">The condition to wait for.</param>
    /// <param name="conditionDescription">The condition in words for the exception message, such as "was ready".</param>
    /// <param name="timeout">The maximum time to wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TimeoutException">The condition was not met in time; the message contains the state and the last log lines of the resource.</exception>
    public static async Task<ResourceState> WaitUntilAsync(this ControlClient control, string name, Func<ResourceState, bool> condition, string conditionDescription, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            var resource = await control.GetResourceAsync(name, cancellationToken);
            if (condition(resource)) return resource;
            if (Stopwatch.GetElapsedTime(startedAt) > timeout)
                throw new TimeoutException($"Timed out after {timeout.TotalSeconds:0} s waiting until {name} {conditionDescription}.\n{await control.DescribeAsync(resource, cancellationToken)}");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <summary>Kills the named resource and waits until the host reports that it has stopped. Until then, the host still reports it as ready.</summary>
    /// <exception cref="TimeoutException">The host did not report the stop in time.</exception>
    public static async Task<ResourceState> KillAndWaitAsync(this ControlClient control, string name, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        await control.KillAsync(name, cancellationToken);
        return await control.WaitUntilStoppedAsync(name, timeout, cancellationToken);
    }

    /// <summary>Starts resources that have stopped or that stop during the wait (stores before services), and waits until all are ready.</summary>
    /// <param name="control">The control client.</param>
    /// <param name="filter">Selects the resources.</param>
    /// <param name="timeout">The maximum time to wait for the next resource to become ready.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TimeoutException">No further resource became ready in that time; the message contains the states and the last log lines.</exception>
    public static async Task StartStoppedResourcesAsync(this ControlClient control, Func<ResourceState, bool> filter, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        for (var (lastProgress, minPendingCount) = (Stopwatch.GetTimestamp(), int.MaxValue); ;)
        {
            var pendingResources = (await control.GetResourcesAsync(cancellationToken: cancellationToken)).Where(resource => filter(resource) && !resource.IsReady).ToArray();
            if (pendingResources is []) return;
            if (pendingResources.Length < minPendingCount) (lastProgress, minPendingCount) = (Stopwatch.GetTimestamp(), pendingResources.Length);
            foreach (var stoppedResource in pendingResources.Where(resource => resource is { HasStopped: true, CanStart: true }).OrderBy(resource => resource.IsService)) await control.StartAsync(stoppedResource.Name, cancellationToken);
            if (Stopwatch.GetElapsedTime(lastProgress) > timeout)
                throw new TimeoutException($"No further resource became ready within {timeout.TotalSeconds:0} s.\n{string.Join('\n', await Task.WhenAll(pendingResources.Select(resource => control.DescribeAsync(resource, cancellationToken))))}");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    /// <summary>Describes a resource's state and the last lines of its log in human-readable form.</summary>
    public static async Task<string> DescribeAsync(this ControlClient control, ResourceState resource, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> lines;
        try
        {
            lines = await control.GetLogAsync(resource.Name, MaxLogLines, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or ControlException or TimeoutException)
        {
            lines = [$"(log not available: {exception.Message})"];
        }
        var heading = $"{resource.Name} is {resource.Summary}";
        return lines is [] ? $"{heading}; the log is empty." : $"{heading}; last log lines:\n{string.Join('\n', lines.Select(line => $"  {line[..Math.Min(line.Length, MaxLineLength)]}"))}";
    }
}
