using Evolution.Control;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Evolution.Lab.Load;

namespace Evolution.Lab.Experiments;

/// <summary>A running topology in which experiments run sequentially.</summary>
/// <param name="topology">The topology.</param>
/// <param name="startupTime">The time from the start of the topology until all resources were ready.</param>
/// <param name="options">The options of the experiments.</param>
/// <param name="report">Called with progress messages for the user.</param>
public sealed class ExperimentContext(RunningTopology topology, TimeSpan startupTime, ExperimentOptions options, Action<string> report) : IDisposable
{
    static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);

    int killCount;

    public RunningTopology Topology => topology;

    public ControlClient Control => topology.Control;

    /// <summary>The time from the start of the topology until all resources were ready.</summary>
    public TimeSpan StartupTime => startupTime;

    public ExperimentOptions Options => options;

    public Pace Pace => options.Pace;

    /// <summary>The fault injection endpoints of the services.</summary>
    public LabEndpointClient Lab { get; } = new(topology);

    /// <summary>The random choices for all loads on this topology, with the orders that earlier loads placed.</summary>
    public LoadChoices Choices { get; } = new(options.Seed, topology.State.Aspects["contracts"] is not "unversioned");

    /// <summary>All orders that were acknowledged in this topology's experiments. None may be lost.</summary>
    public AcknowledgedOrders Acknowledged { get; private set; } = AcknowledgedOrders.None;

    /// <summary>The number of the current round, starting at 1.</summary>
    public int Round { get; set; } = 1;

    /// <summary>The capacity in orders per second, if it was measured on this topology; measuring it takes half a minute.</summary>
    public double? Capacity { get; set; }

    /// <summary>The number of processes that were killed or that terminated themselves at a named step.</summary>
    public int Kills => Volatile.Read(ref killCount);

    /// <summary>The maximum time from a kill until the host has detected it.</summary>
    public TimeSpan KillTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Returns the value of an aspect, such as <c>rabbitmq</c> for <c>messaging</c>.</summary>
    public string this[string aspect] => topology.State.Aspects[aspect];

    /// <summary>Returns the name of the store that a service uses: its own or the shared one.</summary>
    /// <param name="service">The service.</param>
    /// <param name="kind"><c>postgres</c> or <c>redis</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<string> GetStoreNameAsync(string service, string kind, CancellationToken cancellationToken)
    {
        var own = topology.GetFullName($"{service}-{kind}");
        var resources = await Control.GetResourcesAsync(cancellationToken: cancellationToken);
        return resources.Any(resource => resource.Name == own) ? own : topology.GetFullName(kind);
    }

    /// <summary>Starts a load with the mix of all requests through the Gateway.</summary>
    /// <param name="share">The share of the full rate, 0 to 1.</param>
    /// <param name="cancellationToken">Cancels the lookup of the Gateway's address.</param>
    public async Task<OpenLoop> StartLoadAsync(double share, CancellationToken cancellationToken) =>
        new(await topology.GetGatewayAddressAsync(cancellationToken), RequestMix.All, Choices, options.Rate * share);

    /// <summary>Adds the orders that were acknowledged during a load, and returns them.</summary>
    public AcknowledgedOrders AddAcknowledged(IEnumerable<Sample> samples)
    {
        var acknowledged = AcknowledgedOrders.From(samples);
        Acknowledged += acknowledged;
        return acknowledged;
    }

    /// <summary>Adds an order that was acknowledged outside a load.</summary>
    public void AddAcknowledged(Guid order, bool isConfirmed) => Acknowledged += isConfirmed ? new([order], []) : new([], [order]);

    /// <summary>Starts a resource that was killed or stopped, and waits until it is ready.</summary>
    public async Task StartAsync(string name, CancellationToken cancellationToken)
    {
        if (!(await Control.GetResourceAsync(name, cancellationToken)).IsRunning) await Control.StartAsync(name, cancellationToken);
        await Control.WaitUntilReadyAsync(name, ReadyTimeout, cancellationToken);
    }

    /// <summary>Kills a resource and waits until the host has detected it.</summary>
    public async Task KillAsync(string name, CancellationToken cancellationToken)
    {
        await Control.KillAndWaitAsync(name, KillTimeout, cancellationToken);
        Interlocked.Increment(ref killCount);
    }

    /// <summary>Waits until a resource has terminated itself at a named step.</summary>
    /// <exception cref="TimeoutException">The resource did not stop in time.</exception>
    public async Task WaitUntilKilledAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await Control.WaitUntilStoppedAsync(name, timeout, cancellationToken);
        Interlocked.Increment(ref killCount);
    }

    /// <summary>
    /// Starts every stopped service and store of the topology, and waits until all are ready, so that the next experiment begins with a healthy
    /// shop. Does not start resources of other topologies on the same host, because a fault may be active there, or those without a deployment
    /// unit, such as the Board.
    /// </summary>
    public Task StartStoppedResourcesAsync(CancellationToken cancellationToken) =>
        Control.StartStoppedResourcesAsync(resource => resource.Unit is not null && resource.Name.StartsWith(topology.State.Prefix, StringComparison.Ordinal), ReadyTimeout, cancellationToken);

    /// <summary>Reports progress to the user.</summary>
    public void Report(string line) => report(line);

    public void Dispose() => Lab.Dispose();
}
