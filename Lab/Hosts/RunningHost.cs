using System.Diagnostics;
using Evolution.Control;

namespace Evolution.Lab.Hosts;

/// <summary>A host that this process started, with one or several topologies. Disposing it stops everything.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    readonly HostProcess process;

    RunningHost(HostProcess process, ControlClient control, string? dashboard, IReadOnlyList<TopologyState> topologies, TimeSpan readyAfter)
    {
        this.process = process;
        Dashboard = dashboard;
        Control = control;
        Topologies = [.. topologies.Select(topology => new RunningTopology(control, topology))];
        ReadyAfter = readyAfter;
    }

    /// <summary>The link to Aspire's dashboard, including the access token; null if the dashboard is not running.</summary>
    public string? Dashboard { get; }

    /// <summary>The client of its control server.</summary>
    public ControlClient Control { get; }

    /// <summary>The topologies, in the order of the arguments.</summary>
    public IReadOnlyList<RunningTopology> Topologies { get; }

    /// <summary>The topology, if only one is running.</summary>
    public RunningTopology Topology => Topologies.Single();

    /// <summary>The time from the start until everything was ready.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>The process ID of the host.</summary>
    public int ProcessId => process.Id;

    /// <summary>The exit code, available once the host has ended.</summary>
    public Task<int> Ended => process.Ended;

    /// <summary>Starts the built app host and waits until everything that it runs is ready.</summary>
    /// <exception cref="LabException">The host ended, or one of its resources did not start; the message contains the last lines of output.</exception>
    /// <exception cref="TimeoutException">Not everything was ready in time; the message lists what was not, with the last lines of output.</exception>
    public static Task<RunningHost> StartAsync(HostStart start, CancellationToken cancellationToken = default) =>
        StartAsync(Repository.Find(), start, cancellationToken);

    /// <inheritdoc cref="StartAsync(HostStart, CancellationToken)"/>
    public static async Task<RunningHost> StartAsync(Repository repository, HostStart start, CancellationToken cancellationToken = default)
    {
        start = start with { ReadyLimit = start.ReadyLimit ?? (start.Stores is StoreKind.Containers ? TimeSpan.FromMinutes(10) : TimeSpan.FromMinutes(2)) };
        try
        {
            return await StartAsync(HostProcess.Start(repository, start), start, cancellationToken);
        }
        catch (LabException exception) when (start.Stores is StoreKind.Containers && exception.ExitCode is ExitCodes.Failure)
        {
            throw new LabException($"{exception.Message}\nWith {StoreChoice.Option} processes the servers run without a container engine.", cause: exception);
        }
    }

    internal static async Task<RunningHost> StartAsync(HostProcess process, HostStart start, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        ControlClient? control = null;
        try
        {
            var access = await process.ReachAsync(cancellationToken);
            control = new ControlClient(access);
            await Readiness.WaitAsync(control, process, start.ReadyLimit ?? TimeSpan.FromMinutes(2), start.OnLine, cancellationToken);
            return new(process, control, access.Dashboard, await control.TopologiesAsync(cancellationToken), Stopwatch.GetElapsedTime(started));
        }
        catch
        {
            control?.Dispose();
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops everything.</summary>
    /// <returns>Whether the host stopped by itself; otherwise it was killed.</returns>
    public Task<bool> StopAsync() => process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await process.DisposeAsync();
    }
}
