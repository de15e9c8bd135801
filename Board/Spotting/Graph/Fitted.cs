namespace Evolution.Board.Spotting.Graph;

/// <summary>Names that fit into their place.</summary>
static class Fitted
{
    /// <summary>About how wide a letter of a part's name, of the word under it, and of a unit's name is.</summary>
    public const double NameLetter = 8.6, WordLetter = 7.4, UnitLetter = 7.2;

    /// <summary>The name, or as much of it as fits; of a path its folder, or its end.</summary>
    /// <param name="name">The name.</param>
    /// <param name="width">The place.</param>
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
