namespace Evolution.Board.Spotting.Findings;

/// <summary>Formats lists of names.</summary>
static class NameList
{
    const int MaxNames = 20;

    /// <summary>Returns the first names, and the number of the others.</summary>
    public static string Of(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct()];
        return all.Length > MaxNames ? $"{string.Join(", ", all.Take(MaxNames))} and {all.Length - MaxNames:N0} more" : string.Join(", ", all);
    }
}
