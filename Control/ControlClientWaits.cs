using System.Diagnostics;

namespace Evolution.Control;

/// <summary>Waits for state changes of resources. Each wait has a timeout, whose exception reports the expected and the actual state.</summary>
public static class ControlClientWaits
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    const int LogLines = 15;
    const int LineLength = 400;

    /// <summary>Waits until the named resource runs and passes its health check.</summary>
    /// <exception cref="TimeoutException">The resource was not ready in time.</exception>
    public static Task<ResourceState> WaitUntilReadyAsync(this ControlClient control, string name, TimeSpan limit, CancellationToken cancellationToken = default) =>
        control.WaitUntilAsync(name, resource => resource.IsReady, "was ready", limit, cancellationToken);

    /// <summary>Waits until the named resource has ended.</summary>
    /// <exception cref="TimeoutException">The resource did not end in time.</exception>
    public static Task<ResourceState> WaitUntilEndedAsync(this ControlClient control, string name, TimeSpan limit, CancellationToken cancellationToken = default) =>
        control.WaitUntilAsync(name, resource => resource.HasEnded, "had ended", limit, cancellationToken);

    /// <summary>Waits until the named resource meets a condition.</summary>
    /// <param name="control">The control server.</param>
    /// <param name="name">The name of the resource.</param>
    /// <param name="condition">The condition to wait for.</param>
    /// <param name="outcome">The condition in words for the exception message, such as "was ready".</param>
    /// <param name="limit">The maximum time to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">The condition was not met in time; the message contains the state and the last log lines of the resource.</exception>
    public static async Task<ResourceState> WaitUntilAsync(this ControlClient control, string name, Func<ResourceState, bool> condition, string outcome, TimeSpan limit, CancellationToken cancellationToken = default)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var resource = await control.ResourceAsync(name, cancellationToken);
            if (condition(resource)) return resource;
            if (Stopwatch.GetElapsedTime(started) > limit)
                throw new TimeoutException($"Waited {limit.TotalSeconds:0} s until {name} {outcome}.\n{await control.DescribeAsync(resource, cancellationToken)}");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Kills the named resource and waits until the host reports that it has ended. Until then, the host still reports it as ready.</summary>
    /// <exception cref="TimeoutException">The host did not report the end in time.</exception>
    public static async Task<ResourceState> KillAndWaitAsync(this ControlClient control, string name, TimeSpan limit, CancellationToken cancellationToken = default)
    {
        await control.KillAsync(name, cancellationToken);
        return await control.WaitUntilEndedAsync(name, limit, cancellationToken);
    }

    /// <summary>Starts the resources that have ended, or end during the wait, stores before services, until all are ready.</summary>
    /// <param name="control">The control server.</param>
    /// <param name="isMeant">Selects the resources.</param>
    /// <param name="limit">The maximum time to wait for the next resource to become ready.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">No further resource became ready in that time; the message contains the states and the last log lines.</exception>
    public static async Task MakeWholeAsync(this ControlClient control, Func<ResourceState, bool> isMeant, TimeSpan limit, CancellationToken cancellationToken = default)
    {
        for (var (progress, fewest) = (Stopwatch.GetTimestamp(), int.MaxValue); ;)
        {
            var missing = (await control.ResourcesAsync(cancellationToken: cancellationToken)).Where(resource => isMeant(resource) && !resource.IsReady).ToArray();
            if (missing is []) return;
            if (missing.Length < fewest) (progress, fewest) = (Stopwatch.GetTimestamp(), missing.Length);
            foreach (var ended in missing.Where(resource => resource is { HasEnded: true, CanStart: true }).OrderBy(resource => resource.IsService)) await control.StartAsync(ended.Name, cancellationToken);
            if (Stopwatch.GetElapsedTime(progress) > limit)
                throw new TimeoutException($"Waited {limit.TotalSeconds:0} s until everything was ready.\n{string.Join('\n', await Task.WhenAll(missing.Select(resource => control.DescribeAsync(resource, cancellationToken))))}");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Describes a resource's state and the last lines of its log in human-readable form.</summary>
    public static async Task<string> DescribeAsync(this ControlClient control, ResourceState resource, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> lines;
        try
        {
            lines = await control.LogAsync(resource.Name, LogLines, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or ControlException or TimeoutException)
        {
            lines = [$"(its log cannot be read: {exception.Message})"];
        }
        var heading = $"{resource.Name} is {resource.Summary}";
        return lines is [] ? $"{heading}; its log is empty." : $"{heading}; its last lines:\n{string.Join('\n', lines.Select(line => $"  {line[..Math.Min(line.Length, LineLength)]}"))}";
    }
}
