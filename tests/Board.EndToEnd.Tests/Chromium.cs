using Evolution.Board.EndToEnd.Tests.Dashboard;
using Evolution.Lab.Prerequisites;
using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The machine's own Chromium.</summary>
sealed class Chromium : IAsyncDisposable
{
    readonly IPlaywright playwright;
    readonly IBrowser browser;

    Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var program = Prerequisite.Chromium.Programs.Select(name => ProgramFinder.Find(name)).FirstOrDefault(path => path is not null)
            ?? throw new InvalidOperationException("There is no Chromium on this machine: ./evo test installs it.");
        var playwright = await Playwright.CreateAsync();

        // As root it starts without its sandbox only, and it is to ask nobody for anything.
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] }));
    }

    /// <summary>A browser that has not been anywhere.</summary>
    public async Task<Visit> VisitAsync(Look look)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = look.Width, Height = look.Height }, ColorScheme = look.Scheme });
        return new(context, await context.NewPageAsync(), look);
    }

    /// <summary>A browser that has come to Aspire's dashboard by its link.</summary>
    public async Task<DashboardVisit> VisitDashboardAsync(Uri link)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, ColorScheme = ColorScheme.Light });
        var visit = new DashboardVisit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(link.ToString());
        await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync(new() { Timeout = 60_000 });
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
