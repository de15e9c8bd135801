namespace Evolution.Board.Spotting.Texts;

/// <summary>The lines of a text, found without copying it: it may have millions.</summary>
sealed class SourceText
{
    /// <summary>The most letters of a line that are shown.</summary>
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

    /// <summary>How many there are.</summary>
    public int Count => starts.Count;

    /// <summary>A line without its end; of a very long one the beginning, and how much is left out.</summary>
    /// <param name="number">Its number, from 1.</param>
    public string this[int number]
    {
        get
        {
            var line = text.AsSpan(starts[number - 1], (number < Count ? starts[number] : text.Length) - starts[number - 1]).TrimEnd("\r\n");
            return line.Length <= LongestLine ? line.ToString() : $"{line[..LongestLine]} … and {line.Length - LongestLine:N0} letters more";
        }
    }
}
