using Evolution.Board.Spotting.Input;
using Evolution.Board.Spotting.Texts;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

public sealed partial class SpotPage(Examiner examiner) : IDisposable
{
    CancellationTokenSource? current;
    string? status;
    InputError? error;
    Examination? examination;
    HashSet<string> fileNames = [];
    EvidenceMarks marks = EvidenceMarks.None;
    Place? focus;

    public void Dispose() => current?.Cancel();

    /// <summary>Examines a new input. The current examination is cancelled.</summary>
    Task ExamineInputAsync(Func<CancellationToken, Task<IReadOnlyList<SourceFile>>> read) => RunAsync("Reading the files", async cancellationToken =>
    {
        var files = await read(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Show(new(files, Corrections.None, null));
        await ExamineAsync(files, Corrections.None, cancellationToken);
    });

    Task CorrectAsync((string Name, bool? IsService) correction) => RunAsync("Reading the files", cancellationToken => ExamineAsync(examination!.Files, examination.With(correction.Name, correction.IsService), cancellationToken));

    async Task ExamineAsync(IReadOnlyList<SourceFile> files, Corrections corrections, CancellationToken cancellationToken)
    {
        status = $"Examining {(files.Count is 1 ? files[0].Name : $"{files.Count} files")}, {InputLimits.Size(files.Sum(file => (long)file.Text.Length))}";
        StateHasChanged();
        var report = await examiner.ExamineAsync(files, corrections, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Show(new(files, corrections, report));
    }

    async Task RunAsync(string description, Func<CancellationToken, Task> action)
    {
        current?.Cancel();
        using var source = current = new CancellationTokenSource();
        (status, error) = (description, null);
        try
        {
            await action(source.Token);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
        }
        catch (LabException exception) when (!source.IsCancellationRequested)
        {
            error = new(exception.Message, fileNames);
        }
        finally
        {
            if (current == source) (current, status) = (null, null);
        }
    }

    void Show(Examination shown)
    {
        examination = shown;
        fileNames = [.. shown.Files.Select(file => file.Name)];
        marks = EvidenceMarks.Of(shown.Report);
        focus = null;
    }

    // Copied, so that the same place can be jumped to again.
    void Jump(Place place) => focus = place with { };

    void Stop() => current?.Cancel();
}
