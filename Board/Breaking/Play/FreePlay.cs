using Evolution.Board.Connection;
using Evolution.Lab;
using Evolution.Lab.Hosts;

namespace Evolution.Board.Breaking.Play;

/// <summary>Generates load on all running topologies, and stops it when no page has shown it for a while, so that it does not run unnoticed.</summary>
sealed class FreePlay(HostConnection host, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The maximum load in requests per second on each topology.</summary>
    public const double MaxRate = 400;

    /// <summary>How long the load continues without watchers.</summary>
    public static readonly TimeSpan UnwatchedTimeout = TimeSpan.FromSeconds(60);

    readonly SemaphoreSlim loadLock = new(1);
    readonly Lock gate = new();
    CancellationTokenSource monitoring = new();
    int watchers;
    long lastWatched = time.GetTimestamp();

    /// <summary>The current loads, one for each topology; empty if the load is off.</summary>
    public IReadOnlyList<FreePlayLoad> Loads { get; private set; } = [];

    /// <summary>The load in requests per second on each topology; 0 if it is off.</summary>
    public double Rate => Loads is [var first, ..] ? first.RequestsPerSecond : 0;

    /// <summary>The reason why the load was stopped, as user-facing text; null if it runs or the user stopped it.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Sets the load.</summary>
    /// <param name="rate">Requests per second on each topology, from 0, which stops it, to <see cref="MaxRate"/>.</param>
    /// <exception cref="HostUnavailableException">The host does not respond.</exception>
    /// <exception cref="LabException">A Gateway is not running.</exception>
    public async Task SetAsync(double rate)
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
            await monitoring.CancelAsync();
            foreach (var load in stoppedLoads) await load.DisposeAsync();
        }
        finally
        {
            loadLock.Release();
        }
    }

    /// <summary>Registers a watcher until the returned object is disposed.</summary>
    public IDisposable Watch()
    {
        lock (gate) watchers++;
        return new Watcher(this);
    }

    public async ValueTask DisposeAsync() => await StopAsync(null);

    /// <summary>Drops old samples, and stops the load if it has had no watchers for too long.</summary>
    public async Task MaintainAsync()
    {
        foreach (var load in Loads) load.TrimSamples();
        if (Loads is not [] && UnwatchedTime > UnwatchedTimeout) await StopAsync($"The load was stopped because no page showed it for {UnwatchedTimeout.TotalSeconds:0} s.");
    }

    TimeSpan UnwatchedTime
    {
        get
        {
            lock (gate) return watchers > 0 ? TimeSpan.Zero : time.GetElapsedTime(lastWatched);
        }
    }

    async Task StartLoadAsync(double rate)
    {
        var control = host.Client;
        var topologies = await host.SendAsync(client => client.TopologiesAsync());
        if (topologies is []) throw new LabException("No topology is running.");
        var gateways = await Task.WhenAll(topologies.Select(topology => new RunningTopology(control, topology)).Select(async topology => (Topology: topology, Address: await topology.GatewayAsync())));
        lock (gate) lastWatched = time.GetTimestamp();
        Loads = [.. gateways.Select(gateway => new FreePlayLoad(gateway.Topology, gateway.Address, rate))];
        monitoring = new();
        _ = MonitorAsync(new(host, control), monitoring.Token);
    }

    async Task MonitorAsync(HostLivenessCheck liveness, CancellationToken cancellationToken)
    {
        if (await liveness.WatchAsync(async _ =>
        {
            await MaintainAsync();
            await FollowGatewaysAsync(cancellationToken);
        }, cancellationToken) is { } reason) await StopAsync($"{reason} The load was stopped.");
    }

    /// <summary>Redirects the load if a Gateway restarted at another address.</summary>
    async Task FollowGatewaysAsync(CancellationToken cancellationToken)
    {
        var resources = await host.SendAsync(control => control.ResourcesAsync(cancellationToken: cancellationToken));
        foreach (var load in Loads)
        {
            var address = resources.FirstOrDefault(resource => resource.Name == load.Topology.NameOf("gateway"))?.Address;
            if (address is null || address == load.Gateway) continue;
            await loadLock.WaitAsync(cancellationToken);
            try
            {
                if (!Loads.Contains(load)) return;
                Loads = [.. Loads.Select(other => other == load ? new FreePlayLoad(load.Topology, address, load.RequestsPerSecond) : other)];
                await load.DisposeAsync();
            }
            finally
            {
                loadLock.Release();
            }
        }
    }

    void RemoveWatcher()
    {
        lock (gate)
        {
            watchers--;
            lastWatched = time.GetTimestamp();
        }
    }

    sealed class Watcher(FreePlay play) : IDisposable
    {
        bool isDisposed;

        public void Dispose()
        {
            if (!isDisposed) play.RemoveWatcher();
            isDisposed = true;
        }
    }
}
