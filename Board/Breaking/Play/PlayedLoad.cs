using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Board.Breaking.Play;

/// <summary>The load of free play on one topology, which remembers its last minute only.</summary>
/// <param name="topology">The topology.</param>
/// <param name="gateway">Where its Gateway answers.</param>
/// <param name="perSecond">How many requests are due in a second.</param>
sealed class PlayedLoad(RunningTopology topology, Uri gateway, double perSecond) : IAsyncDisposable
{
    /// <summary>How much of the past is shown.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromMinutes(1);

    // At a few requests a second a shorter stretch has too few for a share.
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

    /// <summary>How many requests it remembers.</summary>
    public int Remembered => loop.Recording.Samples.Count;

    /// <summary>The last minute for a chart, in whole stretches of which everything is decided.</summary>
    public FaultResult Seen()
    {
        var until = Math.Floor(loop.Recording.Decided / Step) * Step;
        var from = until > Shown ? until - Shown : TimeSpan.Zero;
        return new("free-play", "", "", null) { Timeline = Timeline.Of(loop.Recording.Samples, new(from, until), Step, Judgement.Hopeful) };
    }

    /// <summary>Drops what is no longer shown.</summary>
    public void Forget() => loop.Recording.Forget(loop.Recording.Now - Shown - OpenLoop.Patience);

    public ValueTask DisposeAsync() => loop.DisposeAsync();
}
