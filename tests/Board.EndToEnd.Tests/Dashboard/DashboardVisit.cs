using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>Somebody who looks at Aspire's dashboard.</summary>
/// <param name="context">The browser's.</param>
/// <param name="page">The page.</param>
public sealed class DashboardVisit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    const float Limit = 30_000, DialogLimit = 10_000;

    public IPage Page => page;

    /// <summary>Goes to a page of it, by its address.</summary>
    public async Task GoAsync(string path)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), path).ToString());
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync(new() { Timeout = Limit });
    }

    /// <summary>Completes when the page has ended by itself, and says so.</summary>
    public Task EndsAsync() => page.Locator("#blazor-error-ui").WaitForAsync(new() { Timeout = 0 });

    /// <summary>Waits until a text is to be seen.</summary>
    public Task SeesAsync(string text, float limit = Limit) => Assertions.Expect(page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = limit });

    /// <summary>Waits until the answer of a command is to be seen, and holds a text.</summary>
    public Task IsAnsweredAsync(string text, float limit) => Assertions.Expect(page.Locator("fluent-dialog[type=modal]").GetByText(text).First).ToBeVisibleAsync(new() { Timeout = limit });

    /// <summary>The row of a resource.</summary>
    public ILocator Row(string resource) => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(resource, new() { Exact = true }) }).First;

    /// <summary>Runs an experiment by the command of the Board, from the list that its dialog shows.</summary>
    public async Task RunExperimentAsync(string experiment)
    {
        var dialog = page.Locator("#interactions-input-dialog");
        var option = dialog.Locator($"fluent-option[value='{experiment}']");
        try
        {
            await Row("board").GetByRole(AriaRole.Button, new() { Name = "Actions" }).ClickAsync(new() { Timeout = DialogLimit });
            await page.GetByRole(AriaRole.Menuitem, new() { Name = "Run an experiment" }).First.ClickAsync(new() { Timeout = DialogLimit });
        }
        catch (TimeoutException)
        {
            // A dialog that a page which ended has left unanswered is shown to the next one.
            if (!await dialog.IsVisibleAsync()) throw;
        }

        // The Board is asked for the list.
        await option.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Limit });
        await dialog.Locator("fluent-dropdown").ClickAsync();
        await option.ClickAsync();
        await dialog.Locator("fluent-button").Filter(new() { HasText = "Run an experiment" }).First.ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = Limit });
    }

    /// <summary>Keeps a picture of what is seen.</summary>
    public Task PictureAsync(string name) => page.ScreenshotAsync(new() { Path = Pictures.PathOf(Path.Combine("dashboard", name)) });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
