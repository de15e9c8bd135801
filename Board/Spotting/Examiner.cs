using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

/// <summary>
/// Examines files on threads of their own, a few at a time, so that no page waits for another one's large file. The Lab cannot be
/// stopped while it reads: one that is given up ends by itself, soon, since its files are gone; until then it keeps its place.
/// </summary>
/// <param name="examine">What examines a folder.</param>
/// <param name="limit">How long it may take.</param>
public sealed class Examiner(Func<string, Corrections, SpotReport> examine, TimeSpan limit)
{
    const int MaxAtOnce = 2;

    static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim places = new(MaxAtOnce);

    public Examiner() : this(UsualLimit)
    {
    }

    // The folder as a whole, so that nothing outside of it is read, and each directory in it is a unit as it is for evo spot.
    internal Examiner(TimeSpan limit) : this((folder, corrections) => Spotter.Examine([folder], corrections, isAllMeant: true), limit)
    {
    }

    /// <summary>Examines them.</summary>
    /// <exception cref="LabException">Nothing that runs was found in them, or it took too long.</exception>
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
        catch (SpottingException nothing)
        {
            throw new LabException(nothing.Message.Replace(folder.Path, "these files", StringComparison.Ordinal), cause: nothing);
        }
        // Whatever a file makes of its reader, the page goes on.
        catch (Exception failure)
        {
            throw new LabException($"The files could not be examined: {failure.Message.Replace(folder.Path, "these files", StringComparison.Ordinal)}", cause: failure);
        }
        finally
        {
            folder.Dispose();
            places.Release();
        }
    }
}
