using System.Diagnostics;
using Evolution.Control.Processes;

namespace Evolution.Lab.Processes;

/// <summary>A group of processes. Each is identified by its ID and its start time, which distinguishes it from a later process with the same ID.</summary>
public sealed class ProcessGroup
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    readonly IReadOnlyDictionary<int, (string Name, DateTime Start)> processes;

    ProcessGroup(IReadOnlyDictionary<int, (string Name, DateTime Start)> processes) => this.processes = processes;

    /// <summary>Returns the processes with these IDs that are running now.</summary>
    public static ProcessGroup Of(IEnumerable<int> ids) => new(ids.Distinct()
        .Select(id => (Id: id, Found: Find(id)))
        .Where(process => process.Found is not null)
        .ToDictionary(process => process.Id, process => process.Found!.Value));

    /// <summary>The IDs of the processes that are still running. A zombie process, whose parent has not yet read its exit code, does not count.</summary>
    public IReadOnlyList<int> Left => [.. processes.Where(process => Find(process.Key)?.Start == process.Value.Start && ProcessStat.Of(process.Key) is not { HasEnded: true }).Select(process => process.Key)];

    /// <summary>Waits until none of the processes is running.</summary>
    /// <exception cref="TimeoutException">Some processes are still running; the message names each.</exception>
    public async Task AwaitEndAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); Left is [_, ..] left;)
        {
            if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException($"{string.Join(", ", left.Select(id => $"{processes[id].Name} ({id})"))} outlived the host that had started them by more than {limit.TotalSeconds:0} s.");
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
