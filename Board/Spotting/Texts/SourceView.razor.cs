using Evolution.Board.Spotting.Input;
using Evolution.Spotting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace Evolution.Board.Spotting.Texts;

public sealed partial class SourceView(IJSRuntime script)
{
    // Browsers fail to render elements higher than some ten million pixels.
    const int MaxLines = 400_000;

    IReadOnlyList<GivenFile>? seenFiles;
    EvidenceMarks? seenMarks;
    Place? seenFocus;
    GivenFile file = new("", "");
    SourceText text = new("");
    SortedDictionary<int, IReadOnlyList<string>> marked = [];
    int? focus;
    bool isWhole, isRevealing, isOpening;

    [Parameter, EditorRequired]
    public required IReadOnlyList<GivenFile> Files { get; set; }

    /// <summary>The lines of evidence.</summary>
    [Parameter, EditorRequired]
    public required EvidenceMarks Marks { get; set; }

    /// <summary>The line to show. Each new object is a jump.</summary>
    [Parameter]
    public Place? Focus { get; set; }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(Files, seenFiles)) Open(Files[0]);
        if (!ReferenceEquals(Marks, seenMarks)) Open(Marks[file.Name].Count > 0 ? file : Files.FirstOrDefault(other => Marks[other.Name].Count > 0) ?? file);
        if (Focus is not null && !ReferenceEquals(Focus, seenFocus) && Files.FirstOrDefault(other => other.Name == Focus.File) is { } meant)
        {
            Open(meant);
            // A document that ends too early is reported at the line after its last one.
            (focus, isRevealing, isWhole) = (Math.Min(Focus.Line, text.Count), true, false);
        }
        (seenFiles, seenMarks, seenFocus) = (Files, Marks, Focus);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isRevealing && !isOpening) return;
        var (how, line) = isRevealing ? ("reveal", focus) : ("show", marked.Keys.FirstOrDefault());
        (isRevealing, isOpening) = (false, false);
        await using var module = await script.InvokeAsync<IJSObjectReference>("import", "./Spotting/Texts/SourceView.razor.js");
        await module.InvokeVoidAsync(how, $"line-{line}");
    }

    void Choose(ChangeEventArgs chosen)
    {
        if (Files.FirstOrDefault(other => other.Name == chosen.Value as string) is { } other) Open(other);
    }

    void Open(GivenFile other)
    {
        (marked, isOpening) = (Marks[other.Name], true);
        if (ReferenceEquals(other, file)) return;
        (file, text, focus, isWhole) = (other, new(other.Text), null, false);
    }

    string Evidence(string name) => Marks[name].Count switch { 0 => "", 1 => " (1 line of evidence)", var count => $" ({count:N0} lines of evidence)" };

    ValueTask<ItemsProviderResult<int>> LinesAsync(ItemsProviderRequest request)
    {
        var count = Math.Min(text.Count, MaxLines);
        return new(new ItemsProviderResult<int>(Enumerable.Range(request.StartIndex + 1, Math.Max(0, Math.Min(request.Count, count - request.StartIndex))), count));
    }
}
