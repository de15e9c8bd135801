using Evolution.Board.Connection;
using Evolution.Lab;
using Evolution.Lab.Hosts;

namespace Evolution.Board.Breaking.Play;

/// <summary>A load on everything that runs, for as long as somebody looks at it: who forgets it does not find a hot machine in the morning.</summary>
sealed class FreePlay(HostConnection host, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Requests per second at most, on each topology.</summary>
    public const double MaxRate = 400;

    /// <summary>How long it goes on while nobody looks.</summary>
    public static readonly TimeSpan Unwatched = TimeSpan.FromSeconds(60);

    readonly SemaphoreSlim turn = new(1);
    readonly Lock gate = new();
    CancellationTokenSource guarding = new();
    int watchers;
    long lastWatched = time.GetTimestamp();

    /// <summary>The loads that go on; none where the load is off.</summary>
    public IReadOnlyList<PlayedLoad> Loads { get; private set; } = [];

    /// <summary>Requests per second on each topology; 0 where the load is off.</summary>
    public double Rate => Loads is [var first, ..] ? first.PerSecond : 0;

    /// <summary>Why it was stopped by something else than the slider, for people; null where it was not.</summary>
    public string? StoppedBecause { get; private set; }

    /// <summary>Sets the load.</summary>
    /// <param name="rate">Requests per second on each topology, from 0, which ends it, to <see cref="MaxRate"/>.</param>
    /// <exception cref="HostAwayException">The host does not answer.</exception>
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

    /// <summary>Ends it.</summary>
    /// <param name="why">Why, for people; null where it was asked for.</param>
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

    /// <summary>Says that somebody looks, until it is disposed.</summary>
    public IDisposable Watch()
    {
        lock (gate) watchers++;
        return new Watching(this);
    }

    public async ValueTask DisposeAsync() => await StopAsync(null);

    /// <summary>Ends the load where nobody has looked for too long, and lets it forget what is old.</summary>
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

    /// <summary>A Gateway that came back at another address is asked there.</summary>
    async Task FollowAsync(CancellationToken ended)
    {
        var resources = await host.AskAsync(control => control.ResourcesAsync(cancellation: ended));
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
