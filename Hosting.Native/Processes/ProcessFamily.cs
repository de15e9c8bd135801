namespace Evolution.Hosting.Native;

/// <summary>Finds the processes that came from one that this host started. On Linux only; elsewhere there is just the process itself.</summary>
static class ProcessFamily
{
    static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(5), LookAgain = TimeSpan.FromMilliseconds(5);

    /// <summary>The process's children, their children and so on, and whatever else is in its session.</summary>
    public static IReadOnlyList<ProcessIdentity> Of(int root)
    {
        var all = ProcessStatus.ReadAll();
        var children = all.ToLookup(process => process.Parent);
        var found = new HashSet<ProcessIdentity>();
        var open = new Queue<ProcessStatus>([.. children[root], .. all.Where(process => process.Session == root && process.Id != root)]);
        while (open.TryDequeue(out var process))
        {
            if (!found.Add(process.Identity)) continue;
            foreach (var child in children[process.Id]) open.Enqueue(child);
        }
        return [.. found];
    }

    /// <summary>Kills processes and waits until they are gone.</summary>
    /// <exception cref="TimeoutException">One would not go.</exception>
    public static async Task KillAsync(IReadOnlyList<ProcessIdentity> processes)
    {
        var last = DateTime.UtcNow + KillLimit;
        while (processes.Count(process => process.Kill()) > 0)
        {
            if (DateTime.UtcNow > last) throw new TimeoutException($"Processes {string.Join(", ", processes.Select(process => process.Id))} were killed but did not end within {KillLimit.TotalSeconds:0} s.");
            await Task.Delay(LookAgain);
        }
    }

    /// <summary>The processes whose working directory is in a folder: PostgreSQL's, each of which has a session of its own.</summary>
    public static IReadOnlyList<ProcessIdentity> In(string folder) =>
    [
        .. ProcessStatus.ReadAll()
            .Where(process => process.WorkingDirectory is { } at && (at == folder || at.StartsWith($"{folder}/", StringComparison.Ordinal)))
            .Select(process => process.Identity),
    ];
}
