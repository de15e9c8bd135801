using Evolution.Lab;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Evolution.Board.Spotting.Input;

public sealed partial class InputPanel(IJSRuntime script) : IAsyncDisposable
{
    const string Example = "services:\n  orders:\n    image: …";

    ElementReference area;
    IJSObjectReference? module;

    /// <summary>Told of each new input: a task that reads it, which fails with a <see cref="LabException"/> where it is refused.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<Func<CancellationToken, Task<IReadOnlyList<GivenFile>>>> Given { get; set; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null) await module.DisposeAsync();
        }
        // The browser is gone, and its module with it.
        catch (JSDisconnectedException)
        {
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        module = await script.InvokeAsync<IJSObjectReference>("import", "./Spotting/Input/InputPanel.razor.js");
        await module.InvokeVoidAsync("attach", area);
    }

    Task PasteAsync() => Given.InvokeAsync(PastedAsync);

    Task DropAsync(InputFileChangeEventArgs dropped) => Given.InvokeAsync(cancelled => BrowserFiles.ReadAsync(dropped, cancelled));

    Task SampleAsync(int phase) => Given.InvokeAsync(_ => Task.FromResult(Samples.Of(phase)));

    async Task<IReadOnlyList<GivenFile>> PastedAsync(CancellationToken cancelled)
    {
        await using var pasted = await module!.InvokeAsync<IJSStreamReference>("pasted", cancelled, area);
        InputLimits.Check(1, pasted.Length);
        await using var stream = await pasted.OpenReadStreamAsync(InputLimits.MaxBytes, cancelled);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(cancelled);
        if (string.IsNullOrWhiteSpace(text)) throw new LabException("There is no text to look at yet: paste some, drop files, or try a phase of this shop.");
        return [new(PastedName.Of(text), text)];
    }
}
