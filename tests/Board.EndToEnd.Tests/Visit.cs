using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Somebody who looks at the Board.</summary>
public sealed class Visit : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> complaints = [];

    internal Visit(IBrowserContext context, IPage page, Look look)
    {
        (this.context, Page, Look) = (context, page, look);
        page.Console += (_, message) =>
        {
            if (message.Type is "error") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    public Look Look { get; }

    /// <summary>What the browser has complained of.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>A node of the graph.</summary>
    /// <param name="resource">The resource's full name.</param>
    public ILocator Node(string resource) => Page.Locator($"svg a[href*='node={resource}#']");

    /// <summary>Comes by the link with the token.</summary>
    public async Task EnterAsync(Uri link)
    {
        await Page.GotoAsync(link.ToString());
        await AliveAsync();
    }

    /// <summary>Goes to another page by its address.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(new Uri(new Uri(Page.Url), path).ToString());
        await AliveAsync();
    }

    /// <summary>Runs an experiment by its button, and waits until it has begun: what is shown then is not an earlier one's verdict.</summary>
    public async Task RunAsync(string experiment)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Run {experiment}" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Stop and heal" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    /// <summary>Keeps a picture of what is seen.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new() { Path = Pictures.PathOf(name), FullPage = false });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    /// <summary>Waits until the page is connected, so that clicks mean something.</summary>
    Task AliveAsync() => Page.Locator("[data-alive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 30_000 });
}
