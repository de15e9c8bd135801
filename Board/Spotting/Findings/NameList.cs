namespace Evolution.Board.Spotting.Findings;

/// <summary>Names in a row.</summary>
static class NameList
{
    const int MaxNames = 20;

    /// <summary>The first of them, and how many more there are.</summary>
    public static string Of(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct()];
        return all.Length > MaxNames ? $"{string.Join(", ", all.Take(MaxNames))} and {all.Length - MaxNames:N0} more" : string.Join(", ", all);
    }
}
