using System.Diagnostics;
using Evolution.Control;
using Evolution.Control.Processes;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>A host that this process started, with one or more topologies. Disposing it stops everything.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    readonly HostProcess process;
    readonly Stack<ProcessPause> pauses = [];

    RunningHost(HostProcess process, ControlClient control, string? dashboard, IReadOnlyList<TopologyState> topologies, TimeSpan startupTime)
    {
        this.process = process;
        Dashboard = dashboard;
        Control = control;
        Topologies = [.. topologies.Select(topology => new RunningTopology(control, topology))];
        StartupTime = startupTime;
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
    public TimeSpan StartupTime { get; }

    /// <summary>The process ID of the host.</summary>
    public int ProcessId => process.Id;

    /// <summary>Completes with the exit code when the host has exited.</summary>
    public Task<int> Completion => process.Completion;

    /// <summary>Starts the built app host and waits until everything that it runs is ready.</summary>
    /// <exception cref="LabException">The host exited, or one of its resources did not start; the message contains the last lines of output.</exception>
    /// <exception cref="TimeoutException">Not everything was ready in time; the message lists what was not, with the last lines of output.</exception>
    public static Task<RunningHost> StartAsync(HostStartOptions options, CancellationToken cancellationToken = default) =>
        StartAsync(Repository.Find(), options, cancellationToken);

    /// <inheritdoc cref="StartAsync(HostStartOptions, CancellationToken)"/>
    public static async Task<RunningHost> StartAsync(Repository repository, HostStartOptions options, CancellationToken cancellationToken = default)
    {
        options = options with { ReadyTimeout = options.ReadyTimeout ?? (options.Stores is StoreKind.Containers ? TimeSpan.FromMinutes(10) : TimeSpan.FromMinutes(2)) };
        try
        {
            return await StartAsync(HostProcess.Start(repository, options), options, cancellationToken);
        }
        catch (LabException exception) when (options.Stores is StoreKind.Containers && exception.ExitCode is ExitCodes.Failure)
        {
            throw new LabException($"{exception.Message}\nTo run the servers without a container engine, use {StoreChoice.Option} processes.", cause: exception);
        }
    }

    internal static async Task<RunningHost> StartAsync(HostProcess process, HostStartOptions options, CancellationToken cancellationToken)
    {
        var startedAt = Stopwatch.GetTimestamp();
        ControlClient? control = null;
        try
        {
            var connection = await process.WaitForControlServerAsync(cancellationToken);
            control = new ControlClient(connection);
            await Readiness.WaitAsync(control, process, options.ReadyTimeout ?? TimeSpan.FromMinutes(2), options.OnLine, cancellationToken);
            return new(process, control, connection.Dashboard, await control.GetTopologiesAsync(cancellationToken), Stopwatch.GetElapsedTime(startedAt));
        }
        catch
        {
            control?.Dispose();
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Pauses all processes of the host: the app host, the orchestrator, the services and the stores. While they are paused, they use no CPU
    /// time, and nothing observes their absence. Containers keep running, because a host that is killed could not stop paused ones.
    /// </summary>
    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        if (!ProcessPause.IsSupported) return;

        // A process that was started in the meantime is found in the next pass.
        var pausedIds = new HashSet<int>();
        while (ProcessDescendants.Of(process.Id).Concat(OrchestratorProcesses.FindIds(process.Id)).Where(id => !pausedIds.Contains(id)).ToArray() is [_, ..] ids)
        {
            pauses.Push(await ProcessPause.StartAsync(ids, cancellationToken));
            pausedIds.UnionWith(ids);
        }
    }

    /// <summary>Resumes the processes.</summary>
    public async Task ResumeAsync()
    {
        while (pauses.TryPop(out var pause)) await pause.DisposeAsync();
    }

    /// <summary>Stops everything.</summary>
    /// <returns>Whether the host stopped gracefully; otherwise it was killed.</returns>
    public async Task<bool> StopAsync()
    {
        await ResumeAsync();
        return await process.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ResumeAsync();
        Control.Dispose();
        await process.DisposeAsync();
    }
}
