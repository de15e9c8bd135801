using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

/// <summary>
/// Examines files on dedicated threads, a few at a time, so that a page does not wait for another one's large file. The Lab cannot be
/// cancelled while it reads: an abandoned examination soon ends by itself, since its files are gone. Until then it keeps its slot.
/// </summary>
/// <param name="examine">Examines a folder.</param>
/// <param name="limit">The timeout of an examination.</param>
public sealed class Examiner(Func<string, Corrections, SpotReport> examine, TimeSpan limit)
{
    const int MaxAtOnce = 2;

    static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim places = new(MaxAtOnce);

    public Examiner() : this(UsualLimit)
    {
    }

    // Examine the folder as a whole: nothing outside it is read, and each directory in it is a unit, as for evo spot.
    internal Examiner(TimeSpan limit) : this((folder, corrections) => Spotter.Examine([folder], corrections, isAllMeant: true), limit)
    {
    }

    /// <summary>Examines files.</summary>
    /// <exception cref="LabException">The files contain nothing that runs, or the examination timed out.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<SpotReport> ExamineAsync(IReadOnlyList<GivenFile> files, Corrections corrections, CancellationToken cancelled)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limited.CancelAfter(limit);
        try
        {
            await places.WaitAsync(limited.Token);
            using var folder = Folder();
            return await Task.Factory.StartNew(() => Work(folder, files, corrections), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(limited.Token);
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            throw new LabException($"It took longer than {limit.TotalSeconds:0} s and was given up. evo spot, in a terminal, takes its time.");
        }
    }

    PrivateFolder Folder()
    {
        try
        {
            return new();
        }
        catch
        {
            places.Release();
            throw;
        }
    }

    SpotReport Work(PrivateFolder folder, IReadOnlyList<GivenFile> files, Corrections corrections)
    {
        try
        {
            folder.Write(files);
            return examine(folder.Path, corrections);
        }
        catch (SpottingException exception)
        {
            throw new LabException(exception.Message.Replace(folder.Path, "these files", StringComparison.Ordinal), cause: exception);
        }
        // The page must survive any exception that a file causes.
        catch (Exception exception)
        {
            throw new LabException($"The files could not be examined: {exception.Message.Replace(folder.Path, "these files", StringComparison.Ordinal)}", cause: exception);
        }
        finally
        {
            folder.Dispose();
            places.Release();
        }
    }
}
