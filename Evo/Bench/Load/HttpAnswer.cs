using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Evolution.Evo.Bench.Load;

/// <summary>
/// The status and length of an HTTP/1.1 response, which is all that a load generator needs. The length of the body is determined by
/// <c>Content-Length</c> or by its chunks (RFC 9112, sections 6 and 7.1).
/// </summary>
/// <param name="Status">The status code.</param>
/// <param name="Length">The length of head and body, in bytes.</param>
readonly record struct HttpAnswer(int Status, int Length)
{
    const int StatusAt = 9; // after "HTTP/1.1 "

    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>Reads the response at the start of the bytes.</summary>
    /// <returns>False if the response is not complete yet.</returns>
    /// <exception cref="InvalidDataException">The bytes are not an HTTP/1.1 response with a known length.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out HttpAnswer answer)
    {
        answer = default;
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        if (!bytes.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(bytes[StatusAt..head], out int status, out _))
            throw new InvalidDataException("This is no HTTP/1.1 answer.");

        var bodyAt = head + 4;
        if (BodyLength(status, bytes[..(head + 2)], bytes[bodyAt..]) is not { } body || bodyAt + body > bytes.Length) return false;
        answer = new(status, bodyAt + body);
        return true;
    }

    static int? BodyLength(int status, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        if (status is 204 or 304) return 0;
        while (head.IndexOf("\r\n"u8) is > 0 and var end)
        {
            var line = head[..end];
            head = head[(end + 2)..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0) continue;
            var name = line[..colon];
            var value = line[(colon + 1)..].Trim((byte)' ');
            if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8)) return int.Parse(value, CultureInfo.InvariantCulture);
            if (Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8) && Ascii.EqualsIgnoreCase(value, "chunked"u8)) return ChunksLength(body);
        }
        throw new InvalidDataException($"The answer (status {status}) does not tell its length.");
    }

    static int? ChunksLength(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (body[at..].IndexOf("\r\n"u8) is >= 0 and var end)
        {
            if (!Utf8Parser.TryParse(body.Slice(at, end), out int size, out _, 'x')) throw new InvalidDataException("A chunk does not begin with its size.");
            at += end + 2;
            if (size is 0) return TrailersLength(body[at..]) is { } trailers ? at + trailers : null;
            at += size + 2;
            if (at > body.Length) return null;
        }
        return null;
    }

    static int? TrailersLength(ReadOnlySpan<byte> trailers)
    {
        if (trailers.StartsWith("\r\n"u8)) return 2;
        return trailers.IndexOf("\r\n\r\n"u8) is >= 0 and var end ? end + 4 : null;
    }
}
