using Evolution.Board.Spotting.Input;
using Evolution.Spotting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace Evolution.Board.Spotting.Texts;

public sealed partial class SourceView(IJSRuntime script)
{
    // Browsers cannot render elements that are higher than about ten million pixels.
    const int MaxLines = 400_000;

    IReadOnlyList<SourceFile>? lastFiles;
    EvidenceMarks? lastMarks;
    Place? lastFocus;
    SourceFile file = new("", "");
    SourceText text = new("");
    SortedDictionary<int, IReadOnlyList<string>> marked = [];
    int? focus;
    bool isComplete, isRevealing, isOpening;

    [Parameter, EditorRequired]
    public required IReadOnlyList<SourceFile> Files { get; set; }

    /// <summary>The lines of evidence.</summary>
    [Parameter, EditorRequired]
    public required EvidenceMarks Marks { get; set; }

    /// <summary>The line to show. Each new object scrolls to it again.</summary>
    [Parameter]
    public Place? Focus { get; set; }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(Files, lastFiles)) Open(Files[0]);
        if (!ReferenceEquals(Marks, lastMarks)) Open(Marks[file.Name].Count > 0 ? file : Files.FirstOrDefault(other => Marks[other.Name].Count > 0) ?? file);
        if (Focus is not null && !ReferenceEquals(Focus, lastFocus) && Files.FirstOrDefault(other => other.Name == Focus.File) is { } focusedFile)
        {
            Open(focusedFile);
            // The place of an unexpected end of a document is the line after the last one.
            (focus, isRevealing, isComplete) = (Math.Min(Focus.Line, text.Count), true, false);
        }
        (lastFiles, lastMarks, lastFocus) = (Files, Marks, Focus);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isRevealing && !isOpening) return;
        var (function, line) = isRevealing ? ("reveal", focus) : ("show", marked.Keys.FirstOrDefault());
        (isRevealing, isOpening) = (false, false);
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", "./Spotting/Texts/SourceView.razor.js");
        await module.InvokeVoidAsync(function, $"line-{line}");
    }

    void SelectFile(ChangeEventArgs change)
    {
        if (Files.FirstOrDefault(other => other.Name == change.Value as string) is { } other) Open(other);
    }

    void Open(SourceFile other)
    {
        (marked, isOpening) = (Marks[other.Name], true);
        if (ReferenceEquals(other, file)) return;
        (file, text, focus, isComplete) = (other, new(other.Text), null, false);
    }

    string EvidenceCount(string name) => Marks[name].Count switch { 0 => "", 1 => " (1 line of evidence)", var count => $" ({count:N0} lines of evidence)" };

    ValueTask<ItemsProviderResult<int>> LinesAsync(ItemsProviderRequest request)
    {
        var count = Math.Min(text.Count, MaxLines);
        return new(new ItemsProviderResult<int>(Enumerable.Range(request.StartIndex + 1, Math.Max(0, Math.Min(request.Count, count - request.StartIndex))), count));
    }
}
