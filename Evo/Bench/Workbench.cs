using System.Globalization;
using Evolution.Lab.Hosts;

namespace Evolution.Evo.Bench;

/// <summary>The services and settings that figures use for their measurements.</summary>
sealed class Workbench(Repository repository, StoreKind stores, BenchOptions options, Action<string> report, CancellationToken forcedStopToken)
{
    public BenchOptions Options => options;

    /// <summary>The folder for files of a measurement.</summary>
    public string Folder => repository.Folder("bench");

    /// <summary>Starts a phase and waits until it is ready.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="collector">The address to which the services send their telemetry; null to send none.</param>
    public async Task<RunningHost> StartAsync(int phase, CancellationToken cancellationToken, Uri? collector = null)
    {
        Report($"phase {phase} starts{(collector is null ? "" : " with telemetry")} ...");
        return await RunningHost.StartAsync(repository, new HostStartOptions("--phase", phase.ToString(CultureInfo.InvariantCulture))
        {
            Stores = stores,
            ForcedStopToken = forcedStopToken,
            Environment = collector is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Telemetry__Endpoint"] = collector.ToString() },
        }, cancellationToken);
    }

    /// <summary>Starts several phases side by side, with the Board and Aspire's dashboard, and waits until everything is ready.</summary>
    public async Task<RunningHost> StartWithPagesAsync(string phases, CancellationToken cancellationToken)
    {
        Report($"phases {phases} start ...");
        return await RunningHost.StartAsync(repository, new HostStartOptions("--phase", phases) { Stores = stores, EnablePages = true, ForcedStopToken = forcedStopToken }, cancellationToken);
    }

    /// <summary>Reports the progress of a measurement.</summary>
    public void Report(string line) => report($"  {line}");
}
