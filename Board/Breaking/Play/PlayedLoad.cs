using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Play;

/// <summary>The load of free play on one topology. It keeps only the samples of the last minute.</summary>
/// <param name="topology">The topology.</param>
/// <param name="gateway">The address of its Gateway.</param>
/// <param name="perSecond">The number of requests per second.</param>
sealed class PlayedLoad(RunningTopology topology, Uri gateway, double perSecond) : IAsyncDisposable
{
    /// <summary>The time range that the charts show.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromMinutes(1);

    // At a few requests per second, a shorter interval has too few samples for a share.
    static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    readonly OpenLoop loop = new(gateway, Mix.Everything, new(ExperimentOptions.DefaultSeed, topology.State.Aspects["contracts"] is not "unversioned"), perSecond);

    public RunningTopology Topology => topology;

    public Uri Gateway => gateway;

    public string Title => $"Phase {topology.State.Phase}";

    public double PerSecond
    {
        get => loop.PerSecond;
        set => loop.PerSecond = value;
    }

    /// <summary>The number of samples it keeps.</summary>
    public int Remembered => loop.Recording.Samples.Count;

    /// <summary>Returns the last minute for a chart, in whole intervals in which every request has an outcome.</summary>
    public FaultResult Seen()
    {
        var until = Math.Floor(loop.Recording.Decided / Step) * Step;
        var from = until > Shown ? until - Shown : TimeSpan.Zero;
        return new("free-play", "", "", null) { Timeline = Timeline.Of(loop.Recording.Samples, new(from, until), Step, Judgement.Hopeful) };
    }

    /// <summary>Drops samples that are no longer shown.</summary>
    public void Forget() => loop.Recording.Forget(loop.Recording.Now - Shown - OpenLoop.Patience);

    public ValueTask DisposeAsync() => loop.DisposeAsync();
}
