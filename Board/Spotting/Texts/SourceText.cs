namespace Evolution.Board.Spotting.Texts;

/// <summary>Provides access to the lines of a text, possibly millions, without copying it.</summary>
sealed class SourceText
{
    /// <summary>The number of characters after which a line is truncated.</summary>
    public const int MaxLineLength = 1000;

    readonly string text;
    readonly List<int> lineStarts = [0];

    public SourceText(string text)
    {
        this.text = text;
        for (var lineBreak = text.AsSpan().IndexOfAny('\r', '\n'); lineBreak >= 0;)
        {
            var nextLine = text[lineBreak] is '\r' && lineBreak + 1 < text.Length && text[lineBreak + 1] is '\n' ? lineBreak + 2 : lineBreak + 1;
            if (nextLine < text.Length) lineStarts.Add(nextLine);
            var offset = text.AsSpan(nextLine).IndexOfAny('\r', '\n');
            lineBreak = offset < 0 ? -1 : nextLine + offset;
        }
    }

    /// <summary>The number of lines.</summary>
    public int Count => lineStarts.Count;

    /// <summary>Returns a line without its line break. A very long line is truncated, and ends with the number of omitted characters.</summary>
    /// <param name="number">The number of the line, from 1.</param>
    public string this[int number]
    {
        get
        {
            var line = text.AsSpan(lineStarts[number - 1], (number < Count ? lineStarts[number] : text.Length) - lineStarts[number - 1]).TrimEnd("\r\n");
            return line.Length <= MaxLineLength ? line.ToString() : $"{line[..MaxLineLength]} … and {line.Length - MaxLineLength:N0} more characters";
        }
    }
}
