using System.Text;

namespace Evolution.Fuzzing.Tests.Http;

/// <summary>The response of a service.</summary>
/// <param name="Status">The status.</param>
/// <param name="Head">The status line and all headers.</param>
/// <param name="Body">The body.</param>
/// <param name="ClosesConnection">Whether the server closes the connection.</param>
public sealed record RawResponse(int Status, string Head, byte[] Body, bool ClosesConnection)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Returns the value of a header.</summary>
    /// <returns><see langword="null"/> if the header is missing.</returns>
    public string? GetHeader(string name) => Head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    public override string ToString() => $"{Head}\n{Text}";
}
