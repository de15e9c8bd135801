using System.Globalization;
using Evolution.Lab.Hosts;

namespace Evolution.Evo.Bench;

/// <summary>The environment in which benchmarks run.</summary>
sealed class BenchmarkContext(Repository repository, StoreKind stores, BenchOptions options, Action<string> report, CancellationToken forcedStopToken)
{
    public BenchOptions Options => options;

    /// <summary>The folder for files of a benchmark.</summary>
    public string Folder => repository.EnsureFolder("bench");

    /// <summary>Starts a phase and waits until it is ready.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="collector">The address to which the services send their telemetry; null to send none.</param>
    public async Task<RunningHost> StartAsync(int phase, CancellationToken cancellationToken, Uri? collector = null)
    {
        Report($"starting phase {phase}{(collector is null ? "" : " with telemetry")} ...");
        return await RunningHost.StartAsync(repository, new HostStartOptions("--phase", phase.ToString(CultureInfo.InvariantCulture))
        {
            Stores = stores,
            ForcedStopToken = forcedStopToken,
            Environment = collector is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Telemetry__Endpoint"] = collector.ToString() },
        }, cancellationToken);
    }

    /// <summary>Starts several phases on one host, with the Board and Aspire's dashboard, and waits until everything is ready.</summary>
    public async Task<RunningHost> StartWithPagesAsync(string phases, CancellationToken cancellationToken)
    {
        Report($"starting phases {phases} ...");
        return await RunningHost.StartAsync(repository, new HostStartOptions("--phase", phases) { Stores = stores, EnableBoardAndDashboard = true, ForcedStopToken = forcedStopToken }, cancellationToken);
    }

    /// <summary>Reports the progress of a measurement.</summary>
    public void Report(string line) => report($"  {line}");
}
