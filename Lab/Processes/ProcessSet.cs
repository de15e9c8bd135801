using System.Diagnostics;
using Evolution.Control.Processes;

namespace Evolution.Lab.Processes;

/// <summary>A set of processes, each identified by its ID and its start time. The start time distinguishes it from a later process with the same ID.</summary>
public sealed class ProcessSet
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    readonly IReadOnlyDictionary<int, (string Name, DateTime Start)> processes;

    ProcessSet(IReadOnlyDictionary<int, (string Name, DateTime Start)> processes) => this.processes = processes;

    /// <summary>Returns the processes with these IDs that are running now.</summary>
    public static ProcessSet Of(IEnumerable<int> ids) => new(ids.Distinct()
        .Select(id => (Id: id, Identity: Find(id)))
        .Where(process => process.Identity is not null)
        .ToDictionary(process => process.Id, process => process.Identity!.Value));

    /// <summary>The IDs of the processes that are still running. A zombie process, whose parent has not yet read its exit code, does not count.</summary>
    public IReadOnlyList<int> RunningIds => [.. processes.Where(process => Find(process.Key)?.Start == process.Value.Start && ProcessStat.Of(process.Key) is not { HasExited: true }).Select(process => process.Key)];

    /// <summary>Waits until all processes have exited.</summary>
    /// <exception cref="TimeoutException">Some processes are still running; the message names each.</exception>
    public async Task WaitForExitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        for (var startedAt = Stopwatch.GetTimestamp(); RunningIds is [_, ..] running;)
        {
            if (Stopwatch.GetElapsedTime(startedAt) > timeout) throw new TimeoutException($"{string.Join(", ", running.Select(id => $"{processes[id].Name} ({id})"))} did not exit within {timeout.TotalSeconds:0} s.");
            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    static (string Name, DateTime Start)? Find(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return (process.ProcessName, process.StartTime);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
