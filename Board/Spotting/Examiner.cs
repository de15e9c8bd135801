using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

/// <summary>
/// Examines files on dedicated threads, a few at a time, so that a large file on one page does not delay the others. A running examination
/// cannot be cancelled: after a timeout it ends soon, because its files are deleted, and until then it keeps its slot.
/// </summary>
/// <param name="examine">Examines a folder.</param>
/// <param name="timeout">The timeout of an examination, including the wait for a slot.</param>
public sealed class Examiner(Func<string, Corrections, SpotReport> examine, TimeSpan timeout)
{
    const int MaxConcurrent = 2;

    static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim slots = new(MaxConcurrent);

    public Examiner() : this(DefaultTimeout)
    {
    }

    // As in evo spot with a folder: nothing outside it is read, and each directory in it is a deployment unit.
    internal Examiner(TimeSpan timeout) : this((folder, corrections) => Spotter.Examine([folder], corrections, isExplicitInput: true), timeout)
    {
    }

    /// <summary>Examines files.</summary>
    /// <exception cref="LabException">The files contain nothing that runs, or the examination timed out.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public async Task<SpotReport> ExamineAsync(IReadOnlyList<SourceFile> files, Corrections corrections, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        linked.CancelAfter(timeout);
        try
        {
            await slots.WaitAsync(linked.Token);
            using var folder = CreateFolder();
            return await Task.Factory.StartNew(() => Examine(folder, files, corrections), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LabException($"The examination timed out after {timeout.TotalSeconds:0} s. In a terminal, evo spot has no timeout.");
        }
    }

    PrivateFolder CreateFolder()
    {
        try
        {
            return new();
        }
        catch
        {
            slots.Release();
            throw;
        }
    }

    SpotReport Examine(PrivateFolder folder, IReadOnlyList<SourceFile> files, Corrections corrections)
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
        // Catch every exception: no file may break the page.
        catch (Exception exception)
        {
            throw new LabException($"The files could not be examined: {exception.Message.Replace(folder.Path, "these files", StringComparison.Ordinal)}", cause: exception);
        }
        finally
        {
            folder.Dispose();
            slots.Release();
        }
    }
}
