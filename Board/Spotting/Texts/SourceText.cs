namespace Evolution.Board.Spotting.Texts;

/// <summary>Splits a text into lines, possibly millions, without copying it.</summary>
sealed class SourceText
{
    /// <summary>The number of characters after which a line is truncated.</summary>
    public const int MaxLineLength = 1000;

    readonly string text;
    readonly List<int> starts = [0];

    public SourceText(string text)
    {
        this.text = text;
        for (var at = text.AsSpan().IndexOfAny('\r', '\n'); at >= 0;)
        {
            var next = text[at] is '\r' && at + 1 < text.Length && text[at + 1] is '\n' ? at + 2 : at + 1;
            if (next < text.Length) starts.Add(next);
            var following = text.AsSpan(next).IndexOfAny('\r', '\n');
            at = following < 0 ? -1 : next + following;
        }
    }

    /// <summary>The number of lines.</summary>
    public int Count => starts.Count;

    /// <summary>Returns a line without its line break. A very long line is truncated, and ends with the number of omitted characters.</summary>
    /// <param name="number">The number of the line, from 1.</param>
    public string this[int number]
    {
        get
        {
            var line = text.AsSpan(starts[number - 1], (number < Count ? starts[number] : text.Length) - starts[number - 1]).TrimEnd("\r\n");
            return line.Length <= MaxLineLength ? line.ToString() : $"{line[..MaxLineLength]} … and {line.Length - MaxLineLength:N0} more characters";
        }
    }
}
