using Evolution.Control;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Evolution.Lab.Load;

namespace Evolution.Lab.Experiments;

/// <summary>A running topology in which experiments run one after the other.</summary>
/// <param name="topology">The topology.</param>
/// <param name="startupTime">The time from its start until everything was ready.</param>
/// <param name="options">The options of the experiments.</param>
/// <param name="report">Called with progress messages for the user.</param>
public sealed class ExperimentContext(RunningTopology topology, TimeSpan startupTime, ExperimentOptions options, Action<string> report) : IDisposable
{
    static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);

    int kills;

    public RunningTopology Topology => topology;

    public ControlClient Control => topology.Control;

    /// <summary>The time from its start until everything was ready.</summary>
    public TimeSpan StartupTime => startupTime;

    public ExperimentOptions Options => options;

    public Pace Pace => options.Pace;

    /// <summary>The fault injection endpoints of the services.</summary>
    public LabEndpointClient Lab { get; } = new(topology);

    /// <summary>The customer of every load on this topology. It knows the orders that were placed before.</summary>
    public SimulatedCustomer Customer { get; } = new(options.Seed, topology.State.Aspects["contracts"] is not "unversioned");

    /// <summary>All orders that were acknowledged in this topology's experiments. None of them may be lost before the end.</summary>
    public AcknowledgedOrders Acknowledged { get; private set; } = AcknowledgedOrders.None;

    /// <summary>The number of processes that were killed, or terminated themselves at a step.</summary>
    public int Kills => Volatile.Read(ref kills);

    /// <summary>Returns the value of an aspect, as on the command line.</summary>
    public string this[string aspect] => topology.State.Aspects[aspect];

    /// <summary>Returns the name of the store that a service uses, its own or the shared one.</summary>
    /// <param name="service">The service.</param>
    /// <param name="kind"><c>postgres</c> or <c>redis</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<string> StoreOfAsync(string service, string kind, CancellationToken cancellationToken)
    {
        var own = topology.NameOf($"{service}-{kind}");
        var resources = await Control.ResourcesAsync(cancellationToken: cancellationToken);
        return resources.Any(resource => resource.Name == own) ? own : topology.NameOf(kind);
    }

    /// <summary>Starts the mix of requests through the Gateway.</summary>
    /// <param name="share">The share of the full rate, 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the look-up of the Gateway's address.</param>
    public async Task<OpenLoop> StartLoadAsync(double share, CancellationToken cancellationToken) =>
        new(await topology.GatewayAsync(cancellationToken), RequestMix.All, Customer, options.Rate * share);

    /// <summary>Adds the orders that were acknowledged to a load.</summary>
    public AcknowledgedOrders AddAcknowledged(IEnumerable<Sample> samples)
    {
        var acknowledged = AcknowledgedOrders.From(samples);
        Acknowledged += acknowledged;
        return acknowledged;
    }

    /// <summary>Adds an order that was acknowledged to another client than a load.</summary>
    public void AddAcknowledged(Guid order, bool isConfirmed) => Acknowledged += isConfirmed ? new([order], []) : new([], [order]);

    /// <summary>Starts a resource that was killed or stopped, and waits until it is ready.</summary>
    public async Task StartAsync(string name, CancellationToken cancellationToken)
    {
        if (!(await Control.ResourceAsync(name, cancellationToken)).IsRunning) await Control.StartAsync(name, cancellationToken);
        await Control.WaitUntilReadyAsync(name, ReadyTimeout, cancellationToken);
    }

    /// <summary>Kills a resource and waits until the host has detected it.</summary>
    public async Task KillAsync(string name, CancellationToken cancellationToken)
    {
        await Control.KillAndWaitAsync(name, ReadyTimeout, cancellationToken);
        Interlocked.Increment(ref kills);
    }

    /// <summary>Waits until a resource has terminated itself at a named step.</summary>
    /// <exception cref="TimeoutException">The resource did not end in time.</exception>
    public async Task WaitUntilKilledAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await Control.WaitUntilEndedAsync(name, timeout, cancellationToken);
        Interlocked.Increment(ref kills);
    }

    /// <summary>
    /// Starts every resource that has ended, for any reason, and waits until everything is ready: an experiment begins with a complete shop.
    /// Other topologies of the same host are not touched, because a fault may be active in them.
    /// </summary>
    public Task StartStoppedResourcesAsync(CancellationToken cancellationToken) =>
        Control.StartStoppedResourcesAsync(resource => resource.Unit is not null && resource.Name.StartsWith(topology.State.Prefix, StringComparison.Ordinal), ReadyTimeout, cancellationToken);

    /// <summary>Reports progress to the user.</summary>
    public void Report(string line) => report(line);

    public void Dispose() => Lab.Dispose();
}
