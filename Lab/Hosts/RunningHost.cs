using System.Diagnostics;
using Evolution.Control;

namespace Evolution.Lab.Hosts;

/// <summary>A host that was started from here and runs one topology, or several side by side. Disposing it stops everything.</summary>
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

    /// <summary>The link to Aspire's dashboard, with the token that opens it; null where it does not run.</summary>
    public string? Dashboard { get; }

    /// <summary>The way into it.</summary>
    public ControlClient Control { get; }

    /// <summary>What it runs, in the order in which it was named.</summary>
    public IReadOnlyList<RunningTopology> Topologies { get; }

    /// <summary>The topology, where only one runs.</summary>
    public RunningTopology Topology => Topologies.Single();

    /// <summary>How long it took from its start until everything was ready.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>The id of the host's own process.</summary>
    public int ProcessId => process.Id;

    /// <summary>The exit code, once the host has ended.</summary>
    public Task<int> Ended => process.Ended;

    /// <summary>Starts the built app host and waits until everything that it runs is ready.</summary>
    /// <exception cref="LabException">It ended, or something that it runs did not come up; with the last lines.</exception>
    /// <exception cref="TimeoutException">Not everything was ready in time; tells what was not, with the last lines.</exception>
    public static Task<RunningHost> StartAsync(HostStart start, CancellationToken cancellation = default) =>
        StartAsync(Repository.Find(), start, cancellation);

    /// <inheritdoc cref="StartAsync(HostStart, CancellationToken)"/>
    public static async Task<RunningHost> StartAsync(Repository repository, HostStart start, CancellationToken cancellation = default)
    {
        start = start with { ReadyLimit = start.ReadyLimit ?? (start.Stores is StoreKind.Containers ? TimeSpan.FromMinutes(10) : TimeSpan.FromMinutes(2)) };
        try
        {
            return await StartAsync(HostProcess.Start(repository, start), start, cancellation);
        }
        catch (LabException failure) when (start.Stores is StoreKind.Containers && failure.ExitCode is ExitCodes.Failure)
        {
            throw new LabException($"{failure.Message}\nWith {StoreChoice.Option} processes the servers run without a container engine.", cause: failure);
        }
    }

    internal static async Task<RunningHost> StartAsync(HostProcess process, HostStart start, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        ControlClient? control = null;
        try
        {
            var access = await process.ReachAsync(cancellation);
            control = new ControlClient(access);
            await Readiness.WaitAsync(control, process, start.ReadyLimit ?? TimeSpan.FromMinutes(2), start.OnLine, cancellation);
            return new(process, control, access.Dashboard, await control.TopologiesAsync(cancellation), Stopwatch.GetElapsedTime(started));
        }
        catch
        {
            control?.Dispose();
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops everything.</summary>
    /// <returns>Whether it stopped by itself; otherwise it was killed.</returns>
    public Task<bool> StopAsync() => process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await process.DisposeAsync();
    }
}
