using System.Diagnostics;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Crashing;

/// <summary>A host that was killed, with what it had started.</summary>
/// <param name="Processes">What it had started, by process id, with the moment of its start.</param>
sealed record FallenHost(IReadOnlyDictionary<int, DateTime> Processes)
{
    static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(15), PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>The processes that still run.</summary>
    public IReadOnlyList<int> Left => [.. Processes.Where(process => StartOf(process.Key) == process.Value).Select(process => process.Key)];

    /// <summary>Kills a host as a crash would.</summary>
    public static async Task<FallenHost> KillAsync(RunningHost host, CancellationToken cancellation)
    {
        var resources = await host.Control.ResourcesAsync(cancellation: cancellation);
        var fallen = new FallenHost(resources.Select(resource => resource.ProcessId).OfType<int>().SelectMany(ProcessFamily.Of).Distinct()
            .Select(id => (id, Start: StartOf(id))).Where(process => process.Start is not null)
            .ToDictionary(process => process.id, process => process.Start!.Value));
        using (var process = Process.GetProcessById(host.ProcessId)) process.Kill();
        await host.Ended.WaitAsync(EndLimit, cancellation);
        return fallen;
    }

    /// <summary>Waits until the orchestrator, which sees that the host is gone, has ended everything.</summary>
    /// <exception cref="TimeoutException">It has not in time.</exception>
    public async Task AwaitEndAsync(CancellationToken cancellation)
    {
        for (var started = Stopwatch.GetTimestamp(); Left is [_, ..] left;)
        {
            if (Stopwatch.GetElapsedTime(started) > EndLimit) throw new TimeoutException($"Processes {string.Join(", ", left)} outlived the host that had started them by more than {EndLimit.TotalSeconds:0} s.");
            await Task.Delay(PollInterval, cancellation);
        }
    }

    static DateTime? StartOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
