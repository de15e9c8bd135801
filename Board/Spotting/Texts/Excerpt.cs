namespace Evolution.Board.Spotting.Texts;

/// <summary>Selects the lines of a text to show initially: all lines of a short text, or the lines around the evidence in a long text.</summary>
static class Excerpt
{
    /// <summary>The maximum number of lines of a text that is shown completely.</summary>
    public const int MaxFullLines = 600;

    /// <summary>The number of lines shown before and after a line of evidence.</summary>
    public const int ContextLines = 20;

    // The maximum number of lines that a browser renders without noticeable delay.
    const int MaxLines = 2000;

    /// <summary>Returns the ranges, in order and without overlap.</summary>
    /// <param name="lineCount">The number of lines of the text.</param>
    /// <param name="evidence">The lines of evidence, in order.</param>
    /// <param name="focus">The requested line, if any. It is always included.</param>
    public static IReadOnlyList<LineRange> Of(int lineCount, IEnumerable<int> evidence, int? focus)
    {
        if (lineCount <= MaxFullLines) return [new(1, lineCount)];
        var centers = (focus is { } requested ? [requested] : Array.Empty<int>()).Concat(evidence).DefaultIfEmpty(1).Where(line => line >= 1 && line <= lineCount).Take(MaxLines / ContextLines);
        var ranges = new List<LineRange>();
        foreach (var line in centers.Order())
        {
            var range = new LineRange(Math.Max(1, line - ContextLines), Math.Min(lineCount, line + ContextLines));
            if (ranges is [.., var last] && range.From <= last.To + 1) ranges[^1] = last with { To = range.To };
            else ranges.Add(range);
        }
        return ranges;
    }
}
