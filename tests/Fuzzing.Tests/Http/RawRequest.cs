using System.Text;

namespace Evolution.Fuzzing.Tests.Http;

/// <summary>A request, byte by byte: no client stands between that would put right what is wrong with it.</summary>
/// <param name="Method">Its method, since an answer to HEAD has no body.</param>
/// <param name="Bytes">All of it.</param>
/// <param name="Fault">What is surely wrong with it, in words; null where it may be right.</param>
public sealed record RawRequest(string Method, byte[] Bytes, string? Fault)
{
    /// <summary>Puts one together.</summary>
    public static RawRequest Of(string method, string target, IEnumerable<string> headers, byte[]? body, string? fault)
    {
        var length = body is null ? "" : $"Content-Length: {body.Length}\r\n";
        var head = $"{method} {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}{length}\r\n";
        return new(method, [.. Encoding.UTF8.GetBytes(head), .. body ?? []], fault);
    }

    /// <summary>The whole request as text that a terminal can show and C# can read.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var unit in Bytes)
        {
            text.Append(unit switch
            {
                (byte)'\r' => "\\r",
                (byte)'\n' => "\\n\n",
                (byte)'\\' => "\\\\",
                >= 0x20 and < 0x7f => $"{(char)unit}",
                _ => $"\\x{unit:x2}",
            });
        }
        return text.ToString();
    }
}
