using Evolution.Board.Spotting.Input;
using Evolution.Board.Spotting.Texts;
using Evolution.Lab;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

public sealed partial class SpotPage(Examiner examiner) : IDisposable
{
    CancellationTokenSource? current;
    string? working;
    InputError? error;
    Examined? examined;
    HashSet<string> names = [];
    EvidenceMarks marks = EvidenceMarks.None;
    Place? focus;

    public void Dispose() => current?.Cancel();

    /// <summary>Examines a new input and cancels the current one.</summary>
    Task LookAsync(Func<CancellationToken, Task<IReadOnlyList<GivenFile>>> read) => WorkAsync("Reading the files", async cancelled =>
    {
        var files = await read(cancelled);
        cancelled.ThrowIfCancellationRequested();
        Show(new(files, Corrections.None, null));
        await ExamineAsync(files, Corrections.None, cancelled);
    });

    Task CorrectAsync((string Name, bool? IsService) said) => WorkAsync("Reading the files", cancelled => ExamineAsync(examined!.Files, examined.With(said.Name, said.IsService), cancelled));

    async Task ExamineAsync(IReadOnlyList<GivenFile> files, Corrections corrections, CancellationToken cancelled)
    {
        working = $"Looking at {(files.Count is 1 ? files[0].Name : $"{files.Count} files")}, {InputLimits.Size(files.Sum(file => (long)file.Text.Length))}";
        StateHasChanged();
        var report = await examiner.ExamineAsync(files, corrections, cancelled);
        cancelled.ThrowIfCancellationRequested();
        Show(new(files, corrections, report));
    }

    async Task WorkAsync(string what, Func<CancellationToken, Task> work)
    {
        current?.Cancel();
        using var own = current = new CancellationTokenSource();
        (working, error) = (what, null);
        try
        {
            await work(own.Token);
        }
        catch (OperationCanceledException) when (own.IsCancellationRequested)
        {
        }
        catch (LabException exception) when (!own.IsCancellationRequested)
        {
            error = new(exception.Message, names);
        }
        finally
        {
            if (current == own) (current, working) = (null, null);
        }
    }

    void Show(Examined found)
    {
        examined = found;
        names = [.. found.Files.Select(file => file.Name)];
        marks = EvidenceMarks.Of(found.Report);
        focus = null;
    }

    // A copy, so that the same place again counts as another jump.
    void Jump(Place place) => focus = place with { };

    void Stop() => current?.Cancel();
}
