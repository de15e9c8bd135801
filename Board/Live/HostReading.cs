using System.Diagnostics;
using Evolution.Board.Connection;
using Evolution.Control;
using Evolution.Lab;
using Evolution.Lab.Hosts;

namespace Evolution.Board.Live;

/// <summary>Reads the host's state repeatedly: fast-changing values each time, expensive ones less often.</summary>
sealed class HostReading(HostConnection connection)
{
    static readonly TimeSpan UsageEvery = TimeSpan.FromSeconds(3);
    static readonly TimeSpan BreakerLimit = TimeSpan.FromSeconds(0.5);

    long usageReadAt;
    Task<IReadOnlyList<ResourceState>>? usageReading;
    Dictionary<string, ResourceUsage?> usage = [];

    /// <summary>Reads the current state.</summary>
    /// <exception cref="HostAwayException">No host runs, or it does not respond.</exception>
    /// <exception cref="ControlException">The host refuses the request.</exception>
    public async Task<HostView> NextAsync()
    {
        var topologies = await connection.AskAsync(control => control.TopologiesAsync());
        var resources = await ResourcesAsync();
        return new(await Task.WhenAll(topologies.Select(topology => ViewAsync(topology, resources))), null);
    }

    async Task<IReadOnlyList<ResourceState>> ResourcesAsync()
    {
        if (usageReading is { IsCompletedSuccessfully: true }) usage = (await usageReading).ToDictionary(resource => resource.Name, resource => resource.Usage);
        if (usageReadAt is 0 || (usageReading?.IsCompleted is not false && Stopwatch.GetElapsedTime(usageReadAt) > UsageEvery))
        {
            usageReadAt = Stopwatch.GetTimestamp();
            // Not awaited, so that a killed resource is visible at once.
            usageReading = connection.AskAsync(control => control.ResourcesAsync(usage: true));
        }
        var now = await connection.AskAsync(control => control.ResourcesAsync());
        return [.. now.Select(resource => resource with { Usage = resource.IsRunning ? usage.GetValueOrDefault(resource.Name) : null })];
    }

    async Task<TopologyView> ViewAsync(TopologyState topology, IReadOnlyList<ResourceState> all)
    {
        ResourceState[] own = [.. all.Where(resource => resource.Unit is not null && resource.Name.StartsWith(topology.Prefix, StringComparison.Ordinal))];
        return new(topology, own, await BreakersAsync(topology, own));
    }

    async Task<IReadOnlyDictionary<(string, string), string>> BreakersAsync(TopologyState topology, IReadOnlyList<ResourceState> resources)
    {
        if (topology.Aspects["breaker"] is "none") return new Dictionary<(string, string), string>();
        using var lab = new ServiceLab(new RunningTopology(connection.Client, topology));
        var callers = resources.Where(resource => resource.IsReady && resource.Links.Any(link => link.Kind is LinkKind.Http)).Select(resource => resource.Name[topology.Prefix.Length..]);
        var read = await Task.WhenAll(callers.Select(async caller => (Caller: caller, States: await BreakersOfAsync(lab, caller))));
        return read.SelectMany(caller => caller.States.Select(breaker => (Key: (caller.Caller, breaker.Key), breaker.Value))).ToDictionary(breaker => breaker.Key, breaker => breaker.Value);
    }

    /// <summary>Returns nothing for a service that ends at this moment or is too busy to respond, so that everything else is shown without delay.</summary>
    static async Task<IReadOnlyDictionary<string, string>> BreakersOfAsync(ServiceLab lab, string caller)
    {
        using var inTime = new CancellationTokenSource(BreakerLimit);
        try
        {
            return await lab.BreakersAsync(caller, inTime.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or LabException or ControlException or TimeoutException or OperationCanceledException)
        {
            return new Dictionary<string, string>();
        }
    }
}
