namespace Evolution.Board.Learning;

/// <summary>A lesson of the workshop.</summary>
/// <param name="Name">The path of the file in <c>workshop/</c>, without <c>.md</c> and with forward slashes.</param>
/// <param name="Title">The first heading, or the name if it has no heading.</param>
/// <param name="Text">The content, as Markdown.</param>
sealed record Lesson(string Name, string Title, string Text)
{
    /// <summary>The file extension of lessons.</summary>
    public const string Extension = ".md";

    /// <summary>The address of the lesson on the Board.</summary>
    public string Address => GetAddress(Name);

    /// <summary>Returns the address of a lesson on the Board.</summary>
    /// <param name="name">The name of the lesson.</param>
    public static string GetAddress(string name) => $"/learn/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";
}
