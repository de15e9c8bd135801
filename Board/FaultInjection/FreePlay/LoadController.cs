using Evolution.Board.Connection;
using Evolution.Lab;
using Evolution.Lab.Hosts;

namespace Evolution.Board.FaultInjection.FreePlay;

/// <summary>Generates load on all running topologies. Stops it if no page shows it for a while, so that it does not run unnoticed.</summary>
sealed class LoadController(HostConnection host, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The maximum load in requests per second on each topology.</summary>
    public const double MaxRate = 400;

    /// <summary>How long the load continues without viewers.</summary>
    public static readonly TimeSpan NoViewerTimeout = TimeSpan.FromSeconds(60);

    readonly SemaphoreSlim loadLock = new(1);
    readonly Lock gate = new();
    CancellationTokenSource monitorCancellation = new();
    int viewerCount;
    long lastViewedAt = time.GetTimestamp();

    /// <summary>The current loads, one for each topology; empty if the load is off.</summary>
    public IReadOnlyList<TopologyLoad> Loads { get; private set; } = [];

    /// <summary>The load in requests per second on each topology; 0 if it is off.</summary>
    public double Rate => Loads is [var first, ..] ? first.RequestsPerSecond : 0;

    /// <summary>The reason why the load was stopped, as user-facing text; null if it is running or the user stopped it.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Sets the load.</summary>
    /// <param name="rate">Requests per second on each topology, from 0, which stops it, to <see cref="MaxRate"/>.</param>
    /// <exception cref="HostUnavailableException">The host does not respond.</exception>
    /// <exception cref="LabException">A Gateway is not running.</exception>
    public async Task SetRateAsync(double rate)
    {
        if (rate is 0)
        {
            await StopAsync(null);
            return;
        }
        await loadLock.WaitAsync();
        try
        {
            StopReason = null;
            if (Loads is []) await StartLoadAsync(rate);
            foreach (var load in Loads) load.RequestsPerSecond = rate;
        }
        finally
        {
            loadLock.Release();
        }
    }

    /// <summary>Stops the load.</summary>
    /// <param name="reason">The reason, as user-facing text; null if the user requested it.</param>
    public async Task StopAsync(string? reason)
    {
        await loadLock.WaitAsync();
        try
        {
            if (Loads is not []) StopReason = reason;
            var stoppedLoads = Loads;
            Loads = [];
            await monitorCancellation.CancelAsync();
            foreach (var load in stoppedLoads) await load.DisposeAsync();
        }
        finally
        {
            loadLock.Release();
        }
    }

    /// <summary>Registers a viewer until the returned object is disposed.</summary>
    public IDisposable AddViewer()
    {
        lock (gate) viewerCount++;
        return new Viewer(this);
    }

    public async ValueTask DisposeAsync() => await StopAsync(null);

    /// <summary>Drops old samples, and stops the load if it has had no viewers for too long.</summary>
    public async Task MaintainAsync()
    {
        foreach (var load in Loads) load.TrimSamples();
        if (Loads is not [] && TimeWithoutViewers > NoViewerTimeout) await StopAsync($"The load was stopped because no page showed it for {NoViewerTimeout.TotalSeconds:0} s.");
    }

    TimeSpan TimeWithoutViewers
    {
        get
        {
            lock (gate) return viewerCount > 0 ? TimeSpan.Zero : time.GetElapsedTime(lastViewedAt);
        }
    }

    async Task StartLoadAsync(double rate)
    {
        var control = host.Client;
        var topologies = await host.SendAsync(client => client.GetTopologiesAsync());
        if (topologies is []) throw new LabException("No topology is running.");
        var gateways = await Task.WhenAll(topologies.Select(topology => new RunningTopology(control, topology)).Select(async topology => (Topology: topology, Address: await topology.GetGatewayAddressAsync())));
        lock (gate) lastViewedAt = time.GetTimestamp();
        Loads = [.. gateways.Select(gateway => new TopologyLoad(gateway.Topology, gateway.Address, rate))];
        monitorCancellation = new();
        _ = MonitorAsync(new(host, control), monitorCancellation.Token);
    }

    async Task MonitorAsync(HostLivenessCheck liveness, CancellationToken cancellationToken)
    {
        if (await liveness.WatchAsync(async _ =>
        {
            await MaintainAsync();
            await UpdateGatewayAddressesAsync(cancellationToken);
        }, cancellationToken) is { } reason) await StopAsync($"{reason} The load was stopped.");
    }

    /// <summary>Redirects the load of each Gateway that restarted with another address.</summary>
    async Task UpdateGatewayAddressesAsync(CancellationToken cancellationToken)
    {
        var resources = await host.SendAsync(control => control.GetResourcesAsync(cancellationToken: cancellationToken));
        foreach (var load in Loads)
        {
            var address = resources.FirstOrDefault(resource => resource.Name == load.Topology.GetFullName("gateway"))?.Address;
            if (address is null || address == load.Gateway) continue;
            await loadLock.WaitAsync(cancellationToken);
            try
            {
                if (!Loads.Contains(load)) return;
                Loads = [.. Loads.Select(other => other == load ? new TopologyLoad(load.Topology, address, load.RequestsPerSecond) : other)];
                await load.DisposeAsync();
            }
            finally
            {
                loadLock.Release();
            }
        }
    }

    void RemoveViewer()
    {
        lock (gate)
        {
            viewerCount--;
            lastViewedAt = time.GetTimestamp();
        }
    }

    sealed class Viewer(LoadController controller) : IDisposable
    {
        bool isDisposed;

        public void Dispose()
        {
            if (!isDisposed) controller.RemoveViewer();
            isDisposed = true;
        }
    }
}
