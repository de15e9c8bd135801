namespace Evolution.Board.Spotting.Findings;

/// <summary>Formats lists of names.</summary>
static class NameList
{
    const int MaxNames = 20;

    /// <summary>Returns the distinct names, separated by commas. A long list ends with the number of omitted names.</summary>
    public static string Format(IEnumerable<string> names)
    {
        string[] distinct = [.. names.Distinct()];
        return distinct.Length > MaxNames ? $"{string.Join(", ", distinct.Take(MaxNames))} and {distinct.Length - MaxNames:N0} more" : string.Join(", ", distinct);
    }
}
