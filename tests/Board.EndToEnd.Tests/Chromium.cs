using Evolution.Board.EndToEnd.Tests.Dashboard;
using Evolution.Lab.Prerequisites;
using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The installed Chromium.</summary>
sealed class Chromium : IAsyncDisposable
{
    readonly IPlaywright playwright;
    readonly IBrowser browser;

    Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var executablePath = Prerequisite.Chromium.Programs.Select(name => ProgramFinder.Find(name)).FirstOrDefault(path => path is not null)
            ?? throw new InvalidOperationException("Chromium is not installed. Run ./evo test to install it.");
        var playwright = await Playwright.CreateAsync();

        // Chromium's sandbox does not work as root. Background networking is disabled, so that Chromium requests only the tested pages.
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executablePath, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] }));
    }

    /// <summary>Opens a page in a new browser context.</summary>
    public async Task<BrowserSession> OpenSessionAsync(BrowserProfile profile)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = profile.Width, Height = profile.Height }, ColorScheme = profile.Scheme });
        return new(context, await context.NewPageAsync());
    }

    /// <summary>Opens Aspire's dashboard by its link in a new browser context.</summary>
    public async Task<DashboardSession> OpenDashboardAsync(Uri link)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, ColorScheme = ColorScheme.Light });
        var session = new DashboardSession(context, await context.NewPageAsync());
        await session.Page.GotoAsync(link.ToString());
        await session.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync(new() { Timeout = 60_000 });
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
