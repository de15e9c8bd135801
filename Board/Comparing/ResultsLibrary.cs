using System.Collections.Concurrent;
using Evolution.Lab;
using Evolution.Lab.Results;
using Evolution.Reports;

namespace Evolution.Board.Comparing;

/// <summary>Reads the results that <c>evo compare</c>, <c>ablate</c> and <c>experiment</c> store in the repository.</summary>
/// <param name="folder">Returns the folder that contains a folder for each run.</param>
sealed class ResultsLibrary(Func<string> folder)
{
    readonly ConcurrentDictionary<string, (DateTime WrittenAt, StoredRun Run)> known = [];

    /// <summary>Lists the current runs. A file is read once, and again when it changes.</summary>
    /// <exception cref="LabException">The folder cannot be found or read. The message contains the reason.</exception>
    public StoredRuns List()
    {
        List<StoredRun> readable = [];
        List<UnreadableRun> unreadable = [];
        foreach (var path in Folders())
        {
            try
            {
                readable.Add(Summary(path));
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
    /// <exception cref="LabException">There is no such folder, or it cannot be read. The message contains the reason.</exception>
    public Comparison Read(string name) => Folders().FirstOrDefault(path => Path.GetFileName(path) == name) is { } path
        ? ResultsFile.Read(path)
        : throw new LabException($"There are no results called '{name}'.");

    /// <summary>Reads the newest comparison of phases.</summary>
    /// <returns>Null if nothing was measured, or it cannot be read.</returns>
    public Comparison? NewestOfPhases()
    {
        try
        {
            return List().Newest("phases") is { } run ? Read(run.Folder) : null;
        }
        catch (LabException)
        {
            return null;
        }
    }

    string[] Folders()
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder()).Where(path => File.Exists(Path.Combine(path, ResultsFile.Name)))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"The results cannot be looked up: {exception.Message}", cause: exception);
        }
    }

    StoredRun Summary(string path)
    {
        var writtenAt = File.GetLastWriteTimeUtc(Path.Combine(path, ResultsFile.Name));
        if (known.TryGetValue(path, out var last) && last.WrittenAt == writtenAt) return last.Run;
        var comparison = ResultsFile.Read(path);
        var run = new StoredRun(Path.GetFileName(path), comparison.StartedAt, comparison.Stores, comparison.Settings, Words.Title(comparison), [.. comparison.Runs.Select(run => run.Name).Distinct()]);
        known[path] = (writtenAt, run);
        return run;
    }
}
