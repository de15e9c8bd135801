using Evolution.Lab;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Where pictures of pages are kept: with the other output of tests, or where <c>evo screenshots</c> wants them.</summary>
static class Pictures
{
    static readonly string? Wanted = Environment.GetEnvironmentVariable("EVOLUTION_SCREENSHOTS");
    static readonly string Folder = Directory.CreateDirectory(Wanted ?? Repository.Find().Folder("screenshots")).FullName;

    /// <summary>Whether they are made for people to see, and may take the time of a full experiment.</summary>
    public static bool AreForShow => Wanted is not null;

    public static string PathOf(string name) => Path.Combine(Folder, $"{name}.png");
}
