using System.Text;
using Microsoft.JSInterop;

namespace Evolution.Board.Tests.Spotting;

/// <summary>A stream of pasted text from the browser.</summary>
sealed class PastedStream(string text) : IJSStreamReference
{
    readonly byte[] bytes = Encoding.UTF8.GetBytes(text);

    public long Length => bytes.Length;

    public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) => new(new MemoryStream(bytes));

    public ValueTask DisposeAsync() => default;
}
