using System.Diagnostics;
using Evolution.Control;

namespace Evolution.Lab.Hosts;

/// <summary>Waits until everything that a host runs is ready.</summary>
public static class Readiness
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(10);

    /// <summary>Waits until every resource is running and healthy, and fails as soon as one of them fails.</summary>
    /// <exception cref="LabException">The host or one of its resources exited.</exception>
    /// <exception cref="TimeoutException">Not everything was ready in time.</exception>
    public static async Task WaitAsync(ControlClient control, HostProcess host, TimeSpan timeout, Action<string>? report, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var lastReport = TimeSpan.Zero;
        while (true)
        {
            var elapsed = Stopwatch.GetElapsedTime(startedAt);
            var resources = await GetShopResourcesAsync(control, host, cancellationToken);
            var pendingResources = resources.Where(resource => !resource.IsReady).ToArray();
            if (resources.Count > 0 && pendingResources is []) return;

            if (pendingResources.FirstOrDefault(resource => resource.HasStopped) is { } failed)
                throw new LabException($"{failed.Name} did not start. {await control.DescribeAsync(failed, cancellationToken)}");
            if (elapsed > timeout)
                throw new TimeoutException($"Not everything was ready within {timeout.TotalSeconds:0} s.\n{await DescribeAllAsync(control, pendingResources, cancellationToken)}");
            if (elapsed - lastReport > ReportInterval)
            {
                lastReport = elapsed;
                report?.Invoke($"Still waiting after {elapsed.TotalSeconds:0} s: {string.Join("; ", pendingResources.Select(resource => $"{resource.Name} ({resource.Summary})"))}");
            }
            await Task.WhenAny(host.Completion, Task.Delay(PollInterval, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    static async Task<IReadOnlyList<ResourceState>> GetShopResourcesAsync(ControlClient control, HostProcess host, CancellationToken cancellationToken)
    {
        if (host.Completion.IsCompleted) throw host.CreateExitException();
        try
        {
            // The Board is not part of the shop, which is ready without it.
            return [.. (await control.GetResourcesAsync(cancellationToken: cancellationToken)).Where(resource => resource.Unit is not null)];
        }
        catch (HttpRequestException)
        {
            // The control server has stopped, so the host is about to exit.
            await host.Completion.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            throw host.CreateExitException();
        }
    }

    static async Task<string> DescribeAllAsync(ControlClient control, IEnumerable<ResourceState> resources, CancellationToken cancellationToken) =>
        string.Join('\n', await Task.WhenAll(resources.Select(resource => control.DescribeAsync(resource, cancellationToken))));
}
