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
    SourceLocation? lastFocus;
    SourceFile file = new("", "");
    SourceText text = new("");
    SortedDictionary<int, IReadOnlyList<string>> markedLines = [];
    int? focusedLine;
    bool isExpanded, mustRevealFocus, mustScrollToEvidence;

    [Parameter, EditorRequired]
    public required IReadOnlyList<SourceFile> Files { get; set; }

    /// <summary>The lines of evidence.</summary>
    [Parameter, EditorRequired]
    public required EvidenceMarks Marks { get; set; }

    /// <summary>The line to show. The view scrolls to each new object, even if the location is the same.</summary>
    [Parameter]
    public SourceLocation? Focus { get; set; }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(Files, lastFiles)) Open(Files[0]);
        if (!ReferenceEquals(Marks, lastMarks)) Open(Marks[file.Name].Count > 0 ? file : Files.FirstOrDefault(candidate => Marks[candidate.Name].Count > 0) ?? file);
        if (Focus is not null && !ReferenceEquals(Focus, lastFocus) && Files.FirstOrDefault(candidate => candidate.Name == Focus.File) is { } focusedFile)
        {
            Open(focusedFile);
            // The location of an unexpected end of a document is the line after the last one.
            (focusedLine, mustRevealFocus, isExpanded) = (Math.Min(Focus.Line, text.Count), true, false);
        }
        (lastFiles, lastMarks, lastFocus) = (Files, Marks, Focus);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!mustRevealFocus && !mustScrollToEvidence) return;
        var (function, line) = mustRevealFocus ? ("reveal", focusedLine) : ("show", markedLines.Keys.FirstOrDefault());
        (mustRevealFocus, mustScrollToEvidence) = (false, false);
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", "./Spotting/Texts/SourceView.razor.js");
        await module.InvokeVoidAsync(function, $"line-{line}");
    }

    void SelectFile(ChangeEventArgs change)
    {
        if (Files.FirstOrDefault(candidate => candidate.Name == change.Value as string) is { } selectedFile) Open(selectedFile);
    }

    void Open(SourceFile newFile)
    {
        (markedLines, mustScrollToEvidence) = (Marks[newFile.Name], true);
        if (ReferenceEquals(newFile, file)) return;
        (file, text, focusedLine, isExpanded) = (newFile, new(newFile.Text), null, false);
    }

    string FormatEvidenceCount(string name) => Marks[name].Count switch { 0 => "", 1 => " (1 line of evidence)", var count => $" ({count:N0} lines of evidence)" };

    ValueTask<ItemsProviderResult<int>> ProvideLinesAsync(ItemsProviderRequest request)
    {
        var count = Math.Min(text.Count, MaxLines);
        return new(new ItemsProviderResult<int>(Enumerable.Range(request.StartIndex + 1, Math.Max(0, Math.Min(request.Count, count - request.StartIndex))), count));
    }
}
