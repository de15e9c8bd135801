namespace Evolution.Board.Learning;

/// <summary>A lesson of the workshop.</summary>
/// <param name="Name">The path of the file in <c>workshop/</c>, without <c>.md</c> and with forward slashes.</param>
/// <param name="Title">The first heading, or the name if it has no heading.</param>
/// <param name="Text">The content, as Markdown.</param>
sealed record Lesson(string Name, string Title, string Text)
{
    /// <summary>The file extension of lessons.</summary>
    public const string Extension = ".md";

    /// <summary>The address on the Board.</summary>
    public string Address => AddressOf(Name);

    /// <summary>Returns the address on the Board of the lesson with a name.</summary>
    public static string AddressOf(string name) => $"/learn/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
}
