namespace Evolution.Board.Spotting.Findings;

/// <summary>Names in a row.</summary>
static class NameList
{
    const int Most = 20;

    /// <summary>The first of them, and how many more there are.</summary>
    public static string Of(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct()];
        return all.Length > Most ? $"{string.Join(", ", all.Take(Most))} and {all.Length - Most:N0} more" : string.Join(", ", all);
    }
}
