namespace Evolution.Board.Spotting.Texts;

/// <summary>Which lines of a text are shown at first: a short one as a whole, of a long one those around its evidence.</summary>
static class Excerpt
{
    /// <summary>The longest text that is shown as a whole, in lines.</summary>
    public const int Whole = 600;

    /// <summary>How many lines are shown before and after a line of evidence.</summary>
    public const int Around = 20;

    // What a browser shows at once without a wait.
    const int MaxLines = 2000;

    /// <summary>The ranges, in order and apart from each other.</summary>
    /// <param name="lines">How many lines the text has.</param>
    /// <param name="evidence">The lines of evidence, in order.</param>
    /// <param name="focus">The line that is asked for, if any: it is always among them.</param>
    public static IReadOnlyList<LineRange> Of(int lines, IEnumerable<int> evidence, int? focus)
    {
        if (lines <= Whole) return [new(1, lines)];
        var wanted = (focus is { } asked ? [asked] : Array.Empty<int>()).Concat(evidence).DefaultIfEmpty(1).Where(line => line >= 1 && line <= lines).Take(MaxLines / Around);
        var ranges = new List<LineRange>();
        foreach (var line in wanted.Order())
        {
            var range = new LineRange(Math.Max(1, line - Around), Math.Min(lines, line + Around));
            if (ranges is [.., var last] && range.From <= last.To + 1) ranges[^1] = last with { To = range.To };
            else ranges.Add(range);
        }
        return ranges;
    }
}
