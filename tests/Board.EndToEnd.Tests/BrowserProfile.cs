using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The window size and color scheme of a browser.</summary>
/// <param name="Name">The name of the profile.</param>
/// <param name="Width">The width of the window in pixels.</param>
/// <param name="Height">The height of the window in pixels.</param>
/// <param name="Scheme">Light or dark.</param>
public sealed record BrowserProfile(string Name, int Width, int Height, ColorScheme Scheme)
{
    public static readonly BrowserProfile Projector = new("light", 1280, 720, ColorScheme.Light);

    public static readonly BrowserProfile Dark = new("dark", 1280, 720, ColorScheme.Dark);

    public static readonly BrowserProfile Phone = new("phone", 360, 740, ColorScheme.Light);
}
