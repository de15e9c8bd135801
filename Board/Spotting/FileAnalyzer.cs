using System.Diagnostics.CodeAnalysis;
using Evolution.Board.Spotting.Input;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

/// <summary>
/// Analyzes files on dedicated threads, a few at a time, so that a large file on one page does not delay the others. A running analysis
/// cannot be cancelled. After a timeout or a cancellation, its files are deleted, which ends it soon, but it occupies its slot until then.
/// </summary>
/// <param name="analyze">Analyzes a folder.</param>
/// <param name="timeout">The timeout of an analysis, including the wait for a slot.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore without a wait handle holds no unmanaged resources.")]
public sealed class FileAnalyzer(Func<string, Corrections, SpotReport> analyze, TimeSpan timeout)
{
    const int MaxConcurrent = 2;

    static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    readonly SemaphoreSlim slots = new(MaxConcurrent);

    public FileAnalyzer() : this(DefaultTimeout)
    {
    }

    // Same as `evo spot` with a folder: no file outside it is read, and each directory in it is a deployment unit.
    internal FileAnalyzer(TimeSpan timeout) : this((folder, corrections) => Spotter.Analyze([folder], corrections, isExplicitInput: true), timeout)
    {
    }

    /// <summary>Analyzes files.</summary>
    /// <exception cref="LabException">The files contain no workloads or cannot be analyzed, or the analysis timed out.</exception>
    /// <exception cref="OperationCanceledException">The operation was cancelled.</exception>
    public async Task<SpotReport> AnalyzeAsync(IReadOnlyList<SourceFile> files, Corrections corrections, CancellationToken cancellationToken)
    {
        using var linkedCancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        linkedCancellation.CancelAfter(timeout);
        try
        {
            await slots.WaitAsync(linkedCancellation.Token);
            using var folder = CreateFolder();
            return await Task.Factory.StartNew(() => Analyze(folder, files, corrections), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(linkedCancellation.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LabException($"The analysis timed out after {timeout.TotalSeconds:0} s. Run evo spot in a terminal instead; it has no timeout.");
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

    SpotReport Analyze(PrivateFolder folder, IReadOnlyList<SourceFile> files, Corrections corrections)
    {
        try
        {
            folder.Write(files);
            return analyze(folder.Path, corrections);
        }
        catch (SpottingException exception)
        {
            throw new LabException(exception.Message.Replace(folder.Path, "these files", StringComparison.Ordinal), cause: exception);
        }
        // Catch every exception: no file may break the page.
        catch (Exception exception)
        {
            throw new LabException($"The files could not be analyzed: {exception.Message.Replace(folder.Path, "these files", StringComparison.Ordinal)}", cause: exception);
        }
        finally
        {
            folder.Dispose();
            slots.Release();
        }
    }
}
