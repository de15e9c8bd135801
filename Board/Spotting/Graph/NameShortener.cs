namespace Evolution.Board.Spotting.Graph;

/// <summary>Shortens names to fit the available width.</summary>
static class NameShortener
{
    /// <summary>The approximate width of a character of a part's name, of its label, and of a unit's name.</summary>
    public const double NameCharacterWidth = 8.6, LabelCharacterWidth = 7.4, UnitCharacterWidth = 7.2;

    /// <summary>Returns the name, truncated if necessary. A path keeps its folder if the folder fits, and its end otherwise.</summary>
    /// <param name="name">The name.</param>
    /// <param name="width">The available width.</param>
    /// <param name="characterWidth">The width of a character.</param>
    public static string Shorten(string name, double width, double characterWidth)
    {
        var maxLength = Math.Max(4, (int)(width / characterWidth));
        if (name.Length <= maxLength) return name;
        return name.LastIndexOf('/') switch
        {
            < 0 => $"{name[..(maxLength - 1)]}…",
            var slash when slash + 2 <= maxLength => $"{name[..(slash + 1)]}…",
            _ => $"…{name[^(maxLength - 1)..]}",
        };
    }
}
