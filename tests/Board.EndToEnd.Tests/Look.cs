using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>How a browser looks at a page.</summary>
/// <param name="Name">What pictures are called by it.</param>
/// <param name="Width">The width of its window.</param>
/// <param name="Height">The height of its window.</param>
/// <param name="Scheme">Light or dark.</param>
public sealed record Look(string Name, int Width, int Height, ColorScheme Scheme)
{
    public static readonly Look Projector = new("light", 1280, 720, ColorScheme.Light);

    public static readonly Look Dark = new("dark", 1280, 720, ColorScheme.Dark);

    public static readonly Look Phone = new("phone", 360, 740, ColorScheme.Light);
}
