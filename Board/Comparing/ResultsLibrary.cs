using System.Collections.Concurrent;
using Evolution.Lab;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.Comparing;

/// <summary>Reads the results that <c>evo compare</c>, <c>ablate</c> and <c>experiment</c> store in the repository.</summary>
/// <param name="findFolder">Returns the folder that contains a folder for each run.</param>
sealed class ResultsLibrary(Func<string> findFolder)
{
    readonly ConcurrentDictionary<string, (DateTime WrittenAt, StoredRun Run)> cache = [];

    /// <summary>Lists the stored runs. A file is read again only if it has changed.</summary>
    /// <exception cref="LabException">The folder cannot be found or read.</exception>
    public StoredRuns List()
    {
        List<StoredRun> readable = [];
        List<UnreadableRun> unreadable = [];
        foreach (var path in FindRunFolders())
        {
            try
            {
                readable.Add(Summarize(path));
            }
            catch (LabException exception)
            {
                unreadable.Add(new(Path.GetFileName(path), exception.Message));
            }
        }
        return new([.. readable.OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Folder, StringComparer.Ordinal)], unreadable);
    }

    /// <summary>Reads one run.</summary>
    /// <param name="name">The name of a folder as <see cref="List"/> returns it. Other values, such as paths, are rejected.</param>
    /// <exception cref="LabException">The run does not exist, or cannot be read.</exception>
    public Comparison Read(string name) => FindRunFolders().FirstOrDefault(path => Path.GetFileName(path) == name) is { } path
        ? ResultsFile.Read(path)
        : throw new LabException($"There are no results called '{name}'.");

    /// <summary>Reads the newest comparison of phases.</summary>
    /// <returns>Null if there is none, or it cannot be read.</returns>
    public Comparison? ReadNewestPhaseComparison()
    {
        try
        {
            return List().FindNewest("phases") is { } run ? Read(run.Folder) : null;
        }
        catch (LabException)
        {
            return null;
        }
    }

    string[] FindRunFolders()
    {
        try
        {
            return [.. Directory.EnumerateDirectories(findFolder()).Where(path => File.Exists(Path.Combine(path, ResultsFile.Name)))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"The results cannot be listed: {exception.Message}", cause: exception);
        }
    }

    StoredRun Summarize(string path)
    {
        var writtenAt = File.GetLastWriteTimeUtc(Path.Combine(path, ResultsFile.Name));
        if (cache.TryGetValue(path, out var cached) && cached.WrittenAt == writtenAt) return cached.Run;
        var comparison = ResultsFile.Read(path);
        var run = new StoredRun(Path.GetFileName(path), comparison.StartedAt, comparison.Stores, comparison.Settings, ReportText.GetTitle(comparison), [.. comparison.Runs.Select(run => run.Name).Distinct()]);
        cache[path] = (writtenAt, run);
        return run;
    }
}
