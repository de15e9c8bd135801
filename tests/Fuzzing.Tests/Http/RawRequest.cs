using System.Text;

namespace Evolution.Fuzzing.Tests.Http;

/// <summary>The raw bytes of a request, sent without a client that would correct them.</summary>
/// <param name="Method">The method. A response to HEAD has no body.</param>
/// <param name="Bytes">The complete request.</param>
/// <param name="Defect">The description of the request's defect, or <see langword="null"/> if it may be valid.</param>
public sealed record RawRequest(string Method, byte[] Bytes, string? Defect)
{
    /// <summary>Builds a request.</summary>
    public static RawRequest Of(string method, string target, IEnumerable<string> headers, byte[]? body, string? defect)
    {
        var length = body is null ? "" : $"Content-Length: {body.Length}\r\n";
        var head = $"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}{length}\r\n";
        return new(method, [.. Encoding.UTF8.GetBytes(head), .. body ?? []], defect);
    }

    /// <summary>The request as printable text with C# escapes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var value in Bytes)
        {
            text.Append(value switch
            {
                (byte)'\r' => "\\r",
                (byte)'\n' => "\\n\n",
                (byte)'\\' => "\\\\",
                >= 0x20 and < 0x7f => $"{(char)value}",
                _ => $"\\x{value:x2}",
            });
        }
        return text.ToString();
    }
}
