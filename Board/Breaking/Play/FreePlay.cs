using Evolution.Board.Connection;
using Evolution.Lab;
using Evolution.Lab.Hosts;

namespace Evolution.Board.Breaking.Play;

/// <summary>Generates load on all running topologies, and stops it when no page has shown it for a while, so that a forgotten load does not run all night.</summary>
sealed class FreePlay(HostConnection host, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The maximum load in requests per second on each topology.</summary>
    public const double MaxRate = 400;

    /// <summary>How long the load continues without a watcher.</summary>
    public static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(60);

    readonly SemaphoreSlim turn = new(1);
    readonly Lock gate = new();
    CancellationTokenSource guarding = new();
    int watchers;
    long lastWatched = time.GetTimestamp();

    /// <summary>The current loads, one for each topology; empty if the load is off.</summary>
    public IReadOnlyList<PlayedLoad> Loads { get; private set; } = [];

    /// <summary>The load in requests per second on each topology; 0 if it is off.</summary>
    public double Rate => Loads is [var first, ..] ? first.PerSecond : 0;

    /// <summary>The reason why the load stopped other than by the slider, as text for the user; null otherwise.</summary>
    public string? StoppedBecause { get; private set; }

    /// <summary>Sets the load.</summary>
    /// <param name="rate">Requests per second on each topology, from 0, which ends it, to <see cref="MaxRate"/>.</param>
    /// <exception cref="HostAwayException">The host does not respond.</exception>
    /// <exception cref="LabException">A Gateway does not run.</exception>
    public async Task SetAsync(double rate)
    {
        if (rate is 0)
        {
            await StopAsync(null);
            return;
        }
        await turn.WaitAsync();
        try
        {
            StoppedBecause = null;
            if (Loads is []) await BeginAsync(rate);
            foreach (var load in Loads) load.PerSecond = rate;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Ends the load.</summary>
    /// <param name="why">The reason, as text for the user; null if the user requested it.</param>
    public async Task StopAsync(string? why)
    {
        await turn.WaitAsync();
        try
        {
            if (Loads is not []) StoppedBecause = why;
            var ending = Loads;
            Loads = [];
            await guarding.CancelAsync();
            foreach (var load in ending) await load.DisposeAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Registers a watcher until the returned object is disposed.</summary>
    public IDisposable Watch()
    {
        lock (gate) watchers++;
        return new Watching(this);
    }

    public async ValueTask DisposeAsync() => await StopAsync(null);

    /// <summary>Drops old samples, and ends the load if it had no watcher for too long.</summary>
    public async Task LookAsync()
    {
        foreach (var load in Loads) load.Forget();
        if (Loads is not [] && UnwatchedFor > Unwatched) await StopAsync($"Nobody looked for {Unwatched.TotalSeconds:0} s, so the load was stopped.");
    }

    TimeSpan UnwatchedFor
    {
        get
        {
            lock (gate) return watchers > 0 ? TimeSpan.Zero : time.GetElapsedTime(lastWatched);
        }
    }

    async Task BeginAsync(double rate)
    {
        var control = host.Client;
        var topologies = await host.AskAsync(asked => asked.TopologiesAsync());
        if (topologies is []) throw new LabException("Nothing runs that could be asked for anything.");
        var gateways = await Task.WhenAll(topologies.Select(topology => new RunningTopology(control, topology)).Select(async topology => (Topology: topology, Address: await topology.GatewayAsync())));
        lock (gate) lastWatched = time.GetTimestamp();
        Loads = [.. gateways.Select(gateway => new PlayedLoad(gateway.Topology, gateway.Address, rate))];
        guarding = new();
        _ = GuardAsync(new(host, control), guarding.Token);
    }

    async Task GuardAsync(HostPresence presence, CancellationToken ended)
    {
        if (await presence.WatchAsync(async _ =>
        {
            await LookAsync();
            await FollowAsync(ended);
        }, ended) is { } gone) await StopAsync($"{gone} The load was stopped.");
    }

    /// <summary>Redirects the load of a Gateway that restarted at another address.</summary>
    async Task FollowAsync(CancellationToken ended)
    {
        var resources = await host.AskAsync(control => control.ResourcesAsync(cancellationToken: ended));
        foreach (var load in Loads)
        {
            var address = resources.FirstOrDefault(resource => resource.Name == load.Topology.NameOf("gateway"))?.Address;
            if (address is null || address == load.Gateway) continue;
            await turn.WaitAsync(ended);
            try
            {
                if (!Loads.Contains(load)) return;
                Loads = [.. Loads.Select(other => other == load ? new PlayedLoad(load.Topology, address, load.PerSecond) : other)];
                await load.DisposeAsync();
            }
            finally
            {
                turn.Release();
            }
        }
    }

    void EndWatching()
    {
        lock (gate)
        {
            watchers--;
            lastWatched = time.GetTimestamp();
        }
    }

    sealed class Watching(FreePlay play) : IDisposable
    {
        bool isDisposed;

        public void Dispose()
        {
            if (!isDisposed) play.EndWatching();
            isDisposed = true;
        }
    }
}
