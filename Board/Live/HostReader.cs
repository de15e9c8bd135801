using System.Diagnostics;
using Evolution.Board.Connection;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;

namespace Evolution.Board.Live;

/// <summary>Reads the host's state repeatedly: fast-changing values each time, expensive ones less often.</summary>
sealed class HostReader(HostConnection connection)
{
    static readonly TimeSpan UsageInterval = TimeSpan.FromSeconds(3);
    static readonly TimeSpan BreakerTimeout = TimeSpan.FromSeconds(0.5);

    long usageReadAt;
    Task<IReadOnlyList<ResourceState>>? usageTask;
    Dictionary<string, ResourceUsage?> usage = [];

    /// <summary>Reads the current state.</summary>
    /// <exception cref="HostUnavailableException">The host is not running or does not respond.</exception>
    /// <exception cref="ControlException">The host rejected the request.</exception>
    public async Task<HostView> ReadAsync()
    {
        var topologies = await connection.SendAsync(control => control.GetTopologiesAsync());
        var resources = await ReadResourcesAsync();
        return new(await Task.WhenAll(topologies.Select(topology => CreateViewAsync(topology, resources))), null);
    }

    async Task<IReadOnlyList<ResourceState>> ReadResourcesAsync()
    {
        if (usageTask is { IsCompletedSuccessfully: true }) usage = (await usageTask).ToDictionary(resource => resource.Name, resource => resource.Usage);
        if (usageReadAt is 0 || (usageTask?.IsCompleted is not false && Stopwatch.GetElapsedTime(usageReadAt) > UsageInterval))
        {
            usageReadAt = Stopwatch.GetTimestamp();
            // Not awaited, so that a killed resource is visible immediately.
            usageTask = connection.SendAsync(control => control.GetResourcesAsync(includeUsage: true));
        }
        var resources = await connection.SendAsync(control => control.GetResourcesAsync());
        return [.. resources.Select(resource => resource with { Usage = resource.IsRunning ? usage.GetValueOrDefault(resource.Name) : null })];
    }

    async Task<TopologyView> CreateViewAsync(TopologyState topology, IReadOnlyList<ResourceState> resources)
    {
        ResourceState[] topologyResources = [.. resources.Where(resource => resource.Unit is not null && resource.Name.StartsWith(topology.Prefix, StringComparison.Ordinal))];
        return new(topology, topologyResources, await ReadBreakersAsync(topology, topologyResources));
    }

    async Task<IReadOnlyDictionary<(string, string), string>> ReadBreakersAsync(TopologyState topology, IReadOnlyList<ResourceState> resources)
    {
        if (topology.Aspects["breaker"] is "none") return new Dictionary<(string, string), string>();
        using var lab = new LabEndpointClient(new RunningTopology(connection.Client, topology));
        var callers = resources.Where(resource => resource.IsReady && resource.Links.Any(link => link.Kind is LinkKind.Http)).Select(resource => resource.Name[topology.Prefix.Length..]);
        var breakers = await Task.WhenAll(callers.Select(async caller => (Caller: caller, States: await ReadBreakersAsync(lab, caller))));
        return breakers.SelectMany(caller => caller.States.Select(breaker => (Key: (caller.Caller, breaker.Key), breaker.Value))).ToDictionary(breaker => breaker.Key, breaker => breaker.Value);
    }

    /// <summary>Returns an empty dictionary for a service that is stopping or too busy to respond, so that everything else is shown without delay.</summary>
    static async Task<IReadOnlyDictionary<string, string>> ReadBreakersAsync(LabEndpointClient lab, string caller)
    {
        using var timeout = new CancellationTokenSource(BreakerTimeout);
        try
        {
            return await lab.GetBreakersAsync(caller, timeout.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or LabException or ControlException or TimeoutException or OperationCanceledException)
        {
            return new Dictionary<string, string>();
        }
    }
}
