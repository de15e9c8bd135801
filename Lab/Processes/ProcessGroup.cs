using System.Diagnostics;

namespace Evolution.Lab.Processes;

/// <summary>Processes, each told apart from a later one with the same id by the moment of its start.</summary>
public sealed class ProcessGroup
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    readonly IReadOnlyDictionary<int, (string Name, DateTime Start)> processes;

    ProcessGroup(IReadOnlyDictionary<int, (string Name, DateTime Start)> processes) => this.processes = processes;

    /// <summary>The processes of these ids that run now.</summary>
    public static ProcessGroup Of(IEnumerable<int> ids) => new(ids.Distinct()
        .Select(id => (Id: id, Found: Find(id)))
        .Where(process => process.Found is not null)
        .ToDictionary(process => process.Id, process => process.Found!.Value));

    /// <summary>Those that still run. One that has ended and whose parent has not yet taken its exit code does not.</summary>
    public IReadOnlyList<int> Left => [.. processes.Where(process => Find(process.Key)?.Start == process.Value.Start && ProcessStat.Of(process.Key) is not { HasEnded: true }).Select(process => process.Key)];

    /// <summary>Waits until none of them runs.</summary>
    /// <exception cref="TimeoutException">One still does; names each.</exception>
    public async Task AwaitEndAsync(TimeSpan limit, CancellationToken cancellation)
    {
        for (var started = Stopwatch.GetTimestamp(); Left is [_, ..] left;)
        {
            if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException($"{string.Join(", ", left.Select(id => $"{processes[id].Name} ({id})"))} outlived the host that had started them by more than {limit.TotalSeconds:0} s.");
            await Task.Delay(PollInterval, cancellation);
        }
    }

    static (string Name, DateTime Start)? Find(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return (process.ProcessName, process.StartTime);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
