using Evolution.Lab;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Paths of screenshots, in the folder that <c>evo screenshots</c> requests or with the other output of the tests.</summary>
static class Screenshots
{
    static readonly string? RequestedFolder = Environment.GetEnvironmentVariable("EVOLUTION_SCREENSHOTS");
    static readonly string Folder = Directory.CreateDirectory(RequestedFolder ?? Repository.Find().EnsureFolder("screenshots")).FullName;

    /// <summary>Whether screenshots are requested for the documentation, so that a full experiment may run.</summary>
    public static bool AreRequested => RequestedFolder is not null;

    public static string GetPath(string name) => Path.Combine(Folder, $"{name}.png");
}
