using Evolution.Board.Spotting.Input;
using Evolution.Board.Spotting.Texts;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

public sealed partial class SpotPage(FileAnalyzer analyzer) : IDisposable
{
    CancellationTokenSource? runCancellation;
    string? status;
    InputError? error;
    FileAnalysis? analysis;
    HashSet<string> fileNames = [];
    EvidenceMarks marks = EvidenceMarks.None;
    SourceLocation? focus;

    public void Dispose() => runCancellation?.Cancel();

    /// <summary>Analyzes a new input. The current analysis is cancelled.</summary>
    Task AnalyzeInputAsync(Func<CancellationToken, Task<IReadOnlyList<SourceFile>>> read) => RunAsync("Reading the files", async cancellationToken =>
    {
        var files = await read(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Show(new(files, Corrections.None, null));
        await AnalyzeAsync(files, Corrections.None, cancellationToken);
    });

    Task CorrectAsync((string Name, bool? IsService) correction) => RunAsync("Reading the files", cancellationToken => AnalyzeAsync(analysis!.Files, analysis.Correct(correction.Name, correction.IsService), cancellationToken));

    async Task AnalyzeAsync(IReadOnlyList<SourceFile> files, Corrections corrections, CancellationToken cancellationToken)
    {
        status = $"Analyzing {(files.Count is 1 ? files[0].Name : $"{files.Count} files")}, {InputLimits.FormatSize(files.Sum(file => (long)file.Text.Length))}";
        StateHasChanged();
        var report = await analyzer.AnalyzeAsync(files, corrections, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Show(new(files, corrections, report));
    }

    async Task RunAsync(string description, Func<CancellationToken, Task> action)
    {
        runCancellation?.Cancel();
        using var cancellation = runCancellation = new CancellationTokenSource();
        (status, error) = (description, null);
        try
        {
            await action(cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        catch (LabException exception) when (!cancellation.IsCancellationRequested)
        {
            error = new(exception.Message, fileNames);
        }
        finally
        {
            if (runCancellation == cancellation) (runCancellation, status) = (null, null);
        }
    }

    void Show(FileAnalysis newAnalysis)
    {
        analysis = newAnalysis;
        fileNames = [.. newAnalysis.Files.Select(file => file.Name)];
        marks = EvidenceMarks.Of(newAnalysis.Report);
        focus = null;
    }

    // A copy, because the source view scrolls to each new object, even if the location is the same.
    void JumpTo(SourceLocation location) => focus = location with { };

    void Stop() => runCancellation?.Cancel();
}
