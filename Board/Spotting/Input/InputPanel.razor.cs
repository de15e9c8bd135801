using Evolution.Lab;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Evolution.Board.Spotting.Input;

public sealed partial class InputPanel(IJSRuntime script) : IAsyncDisposable
{
    const string Placeholder = "services:\n  orders:\n    image: …";

    ElementReference textArea;
    IJSObjectReference? module;

    /// <summary>Raised for each new input, with a function that reads it. The function throws a <see cref="LabException"/> if the input is rejected.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<Func<CancellationToken, Task<IReadOnlyList<SourceFile>>>> OnInput { get; set; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null) await module.DisposeAsync();
        }
        // The browser has disconnected, so the module no longer exists.
        catch (JSDisconnectedException)
        {
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        module = await script.InvokeAsync<IJSObjectReference>("import", "./Spotting/Input/InputPanel.razor.js");
        await module.InvokeVoidAsync("attach", textArea);
    }

    Task SubmitTextAsync() => OnInput.InvokeAsync(ReadTextAsync);

    Task SubmitFilesAsync(InputFileChangeEventArgs change) => OnInput.InvokeAsync(cancellationToken => BrowserFiles.ReadAsync(change, cancellationToken));

    Task SubmitSampleAsync(int phase) => OnInput.InvokeAsync(_ => Task.FromResult(SampleFiles.Of(phase)));

    async Task<IReadOnlyList<SourceFile>> ReadTextAsync(CancellationToken cancellationToken)
    {
        await using var pasted = await module!.InvokeAsync<IJSStreamReference>("pasted", cancellationToken, textArea);
        InputLimits.Validate(1, pasted.Length);
        await using var stream = await pasted.OpenReadStreamAsync(InputLimits.MaxBytes, cancellationToken);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(text)) throw new LabException("There is no text to analyze yet. Paste some text, drop files, or try a phase of this shop.");
        return [new(PastedName.Of(text), text)];
    }
}
