namespace Evolution.Board.Spotting.Graph;

/// <summary>Shortens names to fit into their space.</summary>
static class Fitted
{
    /// <summary>The approximate width of a letter of a part's name, of the word below it, and of a unit's name.</summary>
    public const double NameLetter = 8.6, WordLetter = 7.4, UnitLetter = 7.2;

    /// <summary>Returns the name, or as much of it as fits; for a path the folder, or the end.</summary>
    /// <param name="name">The name.</param>
    /// <param name="width">The available width.</param>
    /// <param name="letter">The width of a letter.</param>
    public static string Of(string name, double width, double letter)
    {
        var most = Math.Max(4, (int)(width / letter));
        if (name.Length <= most) return name;
        return name.LastIndexOf('/') switch
        {
            < 0 => $"{name[..(most - 1)]}…",
            var slash when slash + 2 <= most => $"{name[..(slash + 1)]}…",
            _ => $"…{name[^(most - 1)..]}",
        };
    }
}
