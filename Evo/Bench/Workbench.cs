using System.Globalization;
using Evolution.Lab.Hosts;

namespace Evolution.Evo.Bench;

/// <summary>What the figures are measured with.</summary>
sealed class Workbench(Repository repository, StoreKind stores, BenchOptions options, Action<string> say, CancellationToken forced)
{
    public BenchOptions Options => options;

    /// <summary>A folder for what a measurement needs on disk.</summary>
    public string Folder => repository.Folder("bench");

    /// <summary>Starts a phase and waits until it is ready.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="collector">Where its services send their telemetry; null for nowhere.</param>
    public async Task<RunningHost> StartAsync(int phase, CancellationToken cancellation, Uri? collector = null)
    {
        Say($"phase {phase} starts{(collector is null ? "" : " with telemetry")} ...");
        return await RunningHost.StartAsync(repository, new HostStart("--phase", phase.ToString(CultureInfo.InvariantCulture))
        {
            Stores = stores,
            Forced = forced,
            Environment = collector is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Telemetry__Endpoint"] = collector.ToString() },
        }, cancellation);
    }

    /// <summary>Starts several phases side by side, with the Board and Aspire's dashboard, and waits until all is ready.</summary>
    public async Task<RunningHost> StartWithPagesAsync(string phases, CancellationToken cancellation)
    {
        Say($"phases {phases} start ...");
        return await RunningHost.StartAsync(repository, new HostStart("--phase", phases) { Stores = stores, WithPages = true, Forced = forced }, cancellation);
    }

    /// <summary>Says how far a measurement is.</summary>
    public void Say(string line) => say($"  {line}");
}
