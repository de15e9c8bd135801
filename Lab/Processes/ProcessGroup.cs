using System.Diagnostics;

namespace Evolution.Lab.Processes;

/// <summary>Processes, each told apart from a later one with the same id by the moment of its start.</summary>
sealed class ProcessGroup
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    readonly IReadOnlyDictionary<int, DateTime> processes;

    ProcessGroup(IReadOnlyDictionary<int, DateTime> processes) => this.processes = processes;

    /// <summary>The processes of these ids that run now.</summary>
    public static ProcessGroup Of(IEnumerable<int> ids) => new(ids.Distinct()
        .Select(id => (Id: id, Start: StartOf(id)))
        .Where(process => process.Start is not null)
        .ToDictionary(process => process.Id, process => process.Start!.Value));

    /// <summary>Those that still run. One that has ended and whose parent has not yet taken its exit code does not.</summary>
    public IReadOnlyList<int> Left => [.. processes.Where(process => StartOf(process.Key) == process.Value && ProcessStat.Of(process.Key) is not { HasEnded: true }).Select(process => process.Key)];

    /// <summary>Waits until none of them runs.</summary>
    /// <exception cref="TimeoutException">One still does.</exception>
    public async Task AwaitEndAsync(TimeSpan limit, CancellationToken cancellation)
    {
        for (var started = Stopwatch.GetTimestamp(); Left is [_, ..] left;)
        {
            if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException($"Processes {string.Join(", ", left)} outlived the host that had started them by more than {limit.TotalSeconds:0} s.");
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
