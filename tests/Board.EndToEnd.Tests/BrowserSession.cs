using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>A browser session on the Board.</summary>
public sealed class BrowserSession : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> consoleErrors = [];

    internal BrowserSession(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error") consoleErrors.Add(message.Text);
        };
        page.PageError += (_, error) => consoleErrors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>The errors in the browser's console.</summary>
    public IReadOnlyList<string> ConsoleErrors => consoleErrors;

    /// <summary>Locates a node of the graph.</summary>
    /// <param name="resource">The resource's full name.</param>
    public ILocator GetNode(string resource) => Page.Locator($"svg a[href*='node={resource}#']");

    /// <summary>Signs in with the link that contains the token.</summary>
    public async Task SignInAsync(Uri link)
    {
        await Page.GotoAsync(link.ToString());
        await WaitUntilConnectedAsync();
    }

    /// <summary>Navigates to a path of the Board.</summary>
    public async Task NavigateAsync(string path)
    {
        await Page.GotoAsync(new Uri(new Uri(Page.Url), path).ToString());
        await WaitUntilConnectedAsync();
    }

    /// <summary>Starts an experiment with its button and waits until it has started, so that an earlier verdict is not taken for its own.</summary>
    public async Task RunExperimentAsync(string experiment)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Run {experiment}" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Stop and heal" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    /// <summary>Saves a screenshot of the visible page.</summary>
    public Task TakeScreenshotAsync(string name) => Page.ScreenshotAsync(new() { Path = Screenshots.GetPath(name), FullPage = false });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    /// <summary>Waits until the page is connected and handles clicks.</summary>
    Task WaitUntilConnectedAsync() => Page.Locator("[data-alive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 30_000 });
}
