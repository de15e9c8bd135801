using Evolution.Control;
using Evolution.Lab.Hosts;
using Evolution.Lab.Integrity;
using Evolution.Lab.Load;

namespace Evolution.Lab.Experiments;

/// <summary>A running topology in which experiments happen one after the other.</summary>
/// <param name="topology">The topology.</param>
/// <param name="readyAfter">How long it took from its start until everything was ready.</param>
/// <param name="options">How experiments are done.</param>
/// <param name="say">Called with progress, for people.</param>
public sealed class ExperimentContext(RunningTopology topology, TimeSpan readyAfter, ExperimentOptions options, Action<string> say) : IDisposable
{
    static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    public RunningTopology Topology => topology;

    public ControlClient Control => topology.Control;

    /// <summary>How long it took from its start until everything was ready.</summary>
    public TimeSpan ReadyAfter => readyAfter;

    public ExperimentOptions Options => options;

    public Pace Pace => options.Pace;

    /// <summary>The services' own faults.</summary>
    public ServiceLab Lab { get; } = new(topology);

    /// <summary>Who asks in every load on this topology; it knows the orders that were placed before.</summary>
    public Customer Customer { get; } = new(options.Seed, topology.State.Aspects["contracts"] is not "unversioned");

    /// <summary>All orders that were acknowledged in this topology's experiments: none of them may be lost until the very end.</summary>
    public Acknowledged Acknowledged { get; private set; } = Acknowledged.None;

    /// <summary>The value of an aspect, as on the command line.</summary>
    public string this[string aspect] => topology.State.Aspects[aspect];

    /// <summary>The name of the store that a service uses, its own or the shared one.</summary>
    /// <param name="service">The service.</param>
    /// <param name="kind"><c>postgres</c> or <c>redis</c>.</param>
    /// <param name="cancellation">Ends the look.</param>
    public async Task<string> StoreOfAsync(string service, string kind, CancellationToken cancellation)
    {
        var own = topology.NameOf($"{service}-{kind}");
        var resources = await Control.ResourcesAsync(cancellation: cancellation);
        return resources.Any(resource => resource.Name == own) ? own : topology.NameOf(kind);
    }

    /// <summary>Starts the mix through the Gateway.</summary>
    /// <param name="part">The part of the rate, 0 to 1.</param>
    /// <param name="cancellation">Ends the look for the Gateway.</param>
    public async Task<OpenLoop> StartLoadAsync(double part, CancellationToken cancellation) =>
        new(await topology.GatewayAsync(cancellation), Mix.Everything, Customer, options.Rate * part);

    /// <summary>Remembers the orders that were acknowledged to a load.</summary>
    public Acknowledged Remember(IEnumerable<Sample> samples)
    {
        var told = Acknowledged.By(samples);
        Acknowledged += told;
        return told;
    }

    /// <summary>Remembers an order that was acknowledged to somebody else than a load.</summary>
    public void Remember(Guid order, bool isConfirmed) => Acknowledged += isConfirmed ? new([order], []) : new([], [order]);

    /// <summary>Starts a resource that was killed or stopped, and waits until it is ready.</summary>
    public async Task StartAsync(string name, CancellationToken cancellation)
    {
        if (!(await Control.ResourceAsync(name, cancellation)).IsRunning) await Control.StartAsync(name, cancellation);
        await Control.WaitUntilReadyAsync(name, ReadyLimit, cancellation);
    }

    /// <summary>Kills a resource and waits until the host has seen it.</summary>
    public Task KillAsync(string name, CancellationToken cancellation) => Control.KillAndWaitAsync(name, ReadyLimit, cancellation);

    /// <summary>
    /// Starts what has ended, whatever ended it, and waits until everything is ready: experiments begin on a whole shop. Another
    /// topology of the same host, in which something may be broken at this moment, is left alone.
    /// </summary>
    public Task MakeWholeAsync(CancellationToken cancellation) =>
        Control.MakeWholeAsync(resource => resource.Name.StartsWith(topology.State.Prefix, StringComparison.Ordinal), ReadyLimit, cancellation);

    public void Say(string line) => say(line);

    public void Dispose() => Lab.Dispose();
}
