using System.Text;

namespace Evolution.Hosting.Native;

/// <summary>Reads the lines that a program writes, and of each only as much as is kept: a line without an end must not fill the host's memory.</summary>
/// <param name="reader">What the program writes.</param>
/// <param name="most">The most characters of a line.</param>
sealed class BoundedLines(TextReader reader, int most)
{
    readonly char[] buffer = new char[4096];
    int start, end;

    /// <summary>The next line, with a word on what was left out of it.</summary>
    /// <returns>Null where there are no more; completed at once where the line is read already.</returns>
    public async ValueTask<string?> ReadAsync()
    {
        var line = new StringBuilder();
        var length = 0L;
        while (true)
        {
            if (start == end)
            {
                (start, end) = (0, await reader.ReadAsync(buffer));
                if (end is 0) return length > 0 ? Line(line, length) : null;
            }
            var part = buffer.AsSpan(start, end - start);
            var newline = part.IndexOf('\n');
            if (newline >= 0) part = part[..newline];
            line.Append(part[..(int)Math.Min(part.Length, most - Math.Min(length, most))]);
            length += part.Length;
            start += part.Length + (newline >= 0 ? 1 : 0);
            if (newline >= 0) return Line(line, length);
        }
    }

    string Line(StringBuilder line, long length) => length > most ? $"{line} ... ({length - most} more characters)" : line.ToString().TrimEnd('\r');
}
