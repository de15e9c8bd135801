using Evolution.Control;
using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Crashing;

/// <summary>A running topology into which faults are injected. It counts the killed processes.</summary>
public sealed class FaultTarget(ExperimentContext context)
{
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(20);
    static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    int kills;

    /// <summary>The services that process an order.</summary>
    public static readonly IReadOnlyList<string> Services = ["orders", "inventory", "payments", "gateway"];

    /// <summary>The number of processes that were killed, or terminated themselves at a step.</summary>
    public int Kills => Volatile.Read(ref kills);

    /// <summary>The fault injection endpoints of the services.</summary>
    public ServiceLab Lab => context.Lab;

    /// <summary>The client of the control server.</summary>
    public ControlClient Control => context.Control;

    /// <summary>Returns the full name of a resource.</summary>
    public string NameOf(string resource) => context.Topology.NameOf(resource);

    /// <summary>Returns the names of the stores and the broker, without the topology's prefix.</summary>
    public async Task<IReadOnlyList<string>> StoresAsync(CancellationToken cancellationToken) =>
    [
        .. (await Control.ResourcesAsync(cancellationToken: cancellationToken))
            .Where(resource => resource.ProcessId is not null && !resource.IsService)
            .Select(ShortNameOf),
    ];

    /// <summary>Kills a resource and waits until the host has detected it.</summary>
    public async Task KillAsync(string resource, CancellationToken cancellationToken)
    {
        await Control.KillAsync(NameOf(resource), cancellationToken);
        await AwaitDeathAsync(resource, EndLimit, cancellationToken);
    }

    /// <summary>Waits until a resource has ended.</summary>
    /// <exception cref="TimeoutException">The resource did not end in time.</exception>
    public async Task AwaitDeathAsync(string resource, TimeSpan limit, CancellationToken cancellationToken)
    {
        await Control.WaitUntilEndedAsync(NameOf(resource), limit, cancellationToken);
        Interlocked.Increment(ref kills);
    }

    /// <summary>Starts a resource that has ended, and waits until it is ready.</summary>
    public async Task StartAsync(string resource, CancellationToken cancellationToken)
    {
        await Control.StartAsync(NameOf(resource), cancellationToken);
        await Control.WaitUntilReadyAsync(NameOf(resource), ReadyLimit, cancellationToken);
    }

    /// <summary>Kills a resource and starts it again.</summary>
    public async Task KillAndStartAsync(string resource, CancellationToken cancellationToken)
    {
        await KillAsync(resource, cancellationToken);
        await StartAsync(resource, cancellationToken);
    }

    /// <summary>Starts every resource that has ended or ends meanwhile, such as a broker that fails late on a full disk, until everything is ready.</summary>
    /// <exception cref="TimeoutException">A resource did not become ready.</exception>
    public Task MakeWholeAsync(CancellationToken cancellationToken) => Control.MakeWholeAsync(resource => resource.Unit is not null, ReadyLimit, cancellationToken);

    /// <summary>Starts the stores and the broker that have ended by themselves, and waits until they are ready. It does not restart services, which must not end by themselves.</summary>
    /// <returns>The names of the started resources.</returns>
    /// <exception cref="TimeoutException">A resource did not become ready.</exception>
    public async Task<IReadOnlyList<string>> StartEndedStoresAsync(CancellationToken cancellationToken)
    {
        string[] ended = [.. (await Control.ResourcesAsync(cancellationToken: cancellationToken)).Where(resource => resource is { Unit: not null, IsService: false, HasEnded: true, CanStart: true }).Select(ShortNameOf)];
        await Task.WhenAll(ended.Select(store => StartAsync(store, cancellationToken)));
        return ended;
    }

    string ShortNameOf(ResourceState resource) => resource.Name[context.Topology.State.Prefix.Length..];
}
