using Evolution.Lab.Results;

namespace Evolution.Lab.Comparing;

/// <summary>Collects the results measured so far and writes them to a file after every experiment, so that finished work is not lost.</summary>
/// <param name="initial">The comparison, without runs.</param>
/// <param name="file">The file to write; null to write none.</param>
/// <param name="report">Called with the error if the file cannot be written.</param>
public sealed class ComparisonLog(Comparison initial, string? file, Action<string> report)
{
    readonly List<TopologyRun> runs = [];
    readonly SortedDictionary<string, string> versions = new(initial.Versions.ToDictionary(), StringComparer.Ordinal);

    public Comparison Comparison => initial with { Runs = [.. runs], Versions = new SortedDictionary<string, string>(versions, StringComparer.Ordinal), Seconds = (DateTimeOffset.UtcNow - initial.StartedAt).TotalSeconds };

    /// <summary>Adds the versions of the servers.</summary>
    public void AddVersions(IReadOnlyDictionary<string, string> servers)
    {
        foreach (var (name, version) in servers) versions[name] = version;
    }

    /// <summary>Adds the run of a topology.</summary>
    public void AddRun(TopologyRun run)
    {
        runs.Add(run);
        Save(Comparison);
    }

    /// <summary>Replaces the last run with its latest state.</summary>
    public void UpdateLastRun(TopologyRun run)
    {
        runs[^1] = run;
        Save(Comparison);
    }

    /// <summary>Completes the comparison and writes it.</summary>
    public Comparison Complete(bool isInterrupted)
    {
        var comparison = Comparison with { IsInterrupted = isInterrupted };
        Save(comparison);
        return comparison;
    }

    void Save(Comparison comparison)
    {
        if (file is null) return;
        try
        {
            ResultsFile.Write(file, comparison with { Verdicts = ConclusionFactory.Create(comparison) });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report($"{file} cannot be written: {exception.Message} The measurement continues; the file still contains the earlier results.");
        }
    }
}
