using Evolution.Lab;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Where pictures of pages are kept: with the other output of tests, or where <c>evo screenshots</c> wants them.</summary>
static class Pictures
{
    static readonly string Folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("EVOLUTION_SCREENSHOTS") is { Length: > 0 } wanted ? wanted : Repository.Find().Folder("screenshots")).FullName;

    public static string PathOf(string name) => Path.Combine(Folder, $"{name}.png");
}
