using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The window size and color scheme of a browser.</summary>
/// <param name="Width">The width of the window in pixels.</param>
/// <param name="Height">The height of the window in pixels.</param>
/// <param name="Scheme">Light or dark.</param>
public sealed record BrowserProfile(int Width, int Height, ColorScheme Scheme)
{
    public static readonly BrowserProfile Projector = new(1280, 720, ColorScheme.Light);

    public static readonly BrowserProfile Dark = new(1280, 720, ColorScheme.Dark);

    public static readonly BrowserProfile Phone = new(360, 740, ColorScheme.Light);
}
