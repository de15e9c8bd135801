namespace Evolution.Board.Spotting.Texts;

/// <summary>The lines of a text, which may be millions. They are found without copying the text.</summary>
sealed class SourceText
{
    /// <summary>The maximum number of characters of a line that are shown.</summary>
    public const int LongestLine = 1000;

    readonly string text;
    readonly List<int> starts = [0];

    public SourceText(string text)
    {
        this.text = text;
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0;)
        {
            var next = text[at] is '\r' && at + 1 < text.Length && text[at + 1] is '\n' ? at + 2 : at + 1;
            if (next < text.Length) starts.Add(next);
            var further = text.AsSpan(next).IndexOfAny('\r', '\n');
            at = further < 0 ? -1 : next + further;
        }
    }

    /// <summary>The number of lines.</summary>
    public int Count => starts.Count;

    /// <summary>Returns a line without its line break. A very long one is truncated, with the number of omitted characters.</summary>
    /// <param name="number">The number of the line, from 1.</param>
    public string this[int number]
    {
        get
        {
            var line = text.AsSpan(starts[number - 1], (number < Count ? starts[number] : text.Length) - starts[number - 1]).TrimEnd("\r\n");
            return line.Length <= LongestLine ? line.ToString() : $"{line[..LongestLine]} … and {line.Length - LongestLine:N0} letters more";
        }
    }
}
