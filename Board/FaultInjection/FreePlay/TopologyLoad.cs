using Evolution.Lab.Experiments;
using Evolution.Lab.Hosts;
using Evolution.Lab.Load;
using Evolution.Lab.Results;

namespace Evolution.Board.FaultInjection.FreePlay;

/// <summary>The load on one topology. It keeps the samples of the last minute.</summary>
/// <param name="topology">The topology.</param>
/// <param name="gateway">The address of its Gateway.</param>
/// <param name="requestsPerSecond">The number of requests per second.</param>
sealed class TopologyLoad(RunningTopology topology, Uri gateway, double requestsPerSecond) : IAsyncDisposable
{
    /// <summary>The time range that the charts show.</summary>
    public static readonly TimeSpan ChartWindow = TimeSpan.FromMinutes(1);

    // At a low rate, a shorter interval would contain too few samples for a meaningful share.
    static readonly TimeSpan ChartInterval = TimeSpan.FromSeconds(1);

    readonly OpenLoop loop = new(gateway, RequestMix.All, new(ExperimentOptions.DefaultSeed, topology.State.Aspects["contracts"] is not "unversioned"), requestsPerSecond);

    public RunningTopology Topology => topology;

    public Uri Gateway => gateway;

    public string Title => $"Phase {topology.State.Phase}";

    public double RequestsPerSecond
    {
        get => loop.RequestsPerSecond;
        set => loop.RequestsPerSecond = value;
    }

    /// <summary>Returns the last minute for a chart, up to the last complete interval in which every request has an outcome.</summary>
    public FaultResult ToResult()
    {
        var until = Math.Floor(loop.Recording.CompleteUntil / ChartInterval) * ChartInterval;
        var from = until > ChartWindow ? until - ChartWindow : TimeSpan.Zero;
        return new("free-play", "", "", null) { Timeline = Timeline.Of(loop.Recording.Samples, new(from, until), ChartInterval, RequestClassifier.Optimistic) };
    }

    /// <summary>Drops samples that are older than the chart.</summary>
    public void TrimSamples() => loop.Recording.RemoveBefore(loop.Recording.Now - ChartWindow - OpenLoop.RequestTimeout);

    public ValueTask DisposeAsync() => loop.DisposeAsync();
}
