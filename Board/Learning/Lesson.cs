namespace Evolution.Board.Learning;

/// <summary>A lesson of the workshop.</summary>
/// <param name="Name">Its file in <c>workshop/</c> without <c>.md</c>, with <c>/</c> between folders.</param>
/// <param name="Title">Its first heading; its name where it has none.</param>
/// <param name="Text">All of it, as Markdown.</param>
sealed record Lesson(string Name, string Title, string Text)
{
    /// <summary>How the names of lessons' files end.</summary>
    public const string Ending = ".md";

    /// <summary>Where the Board shows it.</summary>
    public string Address => AddressOf(Name);

    /// <summary>Where the Board shows the lesson of a name.</summary>
    public static string AddressOf(string name) => $"/learn/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
}
