using Evolution.Lab.Results;

namespace Evolution.Lab.Comparing;

/// <summary>What has been measured so far, kept in a file after every experiment, so that nothing that was finished is lost.</summary>
/// <param name="start">The comparison, still without runs.</param>
/// <param name="file">Where it is kept; null where it is not.</param>
/// <param name="say">Called with the error where it cannot be written.</param>
public sealed class ComparisonLog(Comparison start, string? file, Action<string> say)
{
    readonly List<TopologyRun> runs = [];
    readonly SortedDictionary<string, string> versions = new(start.Versions.ToDictionary(), StringComparer.Ordinal);

    public Comparison Comparison => start with { Runs = [.. runs], Versions = new SortedDictionary<string, string>(versions, StringComparer.Ordinal), Seconds = (DateTimeOffset.UtcNow - start.StartedAt).TotalSeconds };

    /// <summary>Notes what the servers are.</summary>
    public void Add(IReadOnlyDictionary<string, string> servers)
    {
        foreach (var (name, version) in servers) versions[name] = version;
    }

    /// <summary>Begins a topology.</summary>
    public void Add(TopologyRun run)
    {
        runs.Add(run);
        Keep(Comparison);
    }

    /// <summary>Replaces the topology that is under way by what is known of it now.</summary>
    public void Update(TopologyRun run)
    {
        runs[^1] = run;
        Keep(Comparison);
    }

    /// <summary>Closes it.</summary>
    public Comparison Close(bool isInterrupted)
    {
        var comparison = Comparison with { IsInterrupted = isInterrupted };
        Keep(comparison);
        return comparison;
    }

    void Keep(Comparison comparison)
    {
        if (file is null) return;
        try
        {
            ResultsFile.Write(file, comparison with { Verdicts = Conclude.From(comparison) });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            say($"{file} cannot be written: {failure.Message} Measuring goes on; what was written before is still there.");
        }
    }
}
