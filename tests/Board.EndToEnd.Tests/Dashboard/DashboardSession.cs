using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>A browser session on Aspire's dashboard.</summary>
/// <param name="context">The browser context.</param>
/// <param name="page">The page.</param>
public sealed class DashboardSession(IBrowserContext context, IPage page) : IAsyncDisposable
{
    const float DefaultTimeout = 30_000, DialogTimeout = 10_000;

    public IPage Page => page;

    /// <summary>Navigates to a path of the dashboard.</summary>
    public async Task NavigateAsync(string path)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), path).ToString());
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync(new() { Timeout = DefaultTimeout });
    }

    /// <summary>Completes when the page shows its message about an unhandled error.</summary>
    public Task WaitForErrorAsync() => page.Locator("#blazor-error-ui").WaitForAsync(new() { Timeout = 0 });

    /// <summary>Waits until the text is visible.</summary>
    public Task WaitForTextAsync(string text, float timeout = DefaultTimeout) => Assertions.Expect(page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = timeout });

    /// <summary>Waits until the response dialog of a command shows the text.</summary>
    public Task WaitForResponseAsync(string text, float timeout) => Assertions.Expect(page.Locator("fluent-dialog[type=modal]").GetByText(text).First).ToBeVisibleAsync(new() { Timeout = timeout });

    /// <summary>Locates the row of a resource.</summary>
    public ILocator GetRow(string resource) => page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(resource, new() { Exact = true }) }).First;

    /// <summary>Runs an experiment with the Board resource's command. Selects the experiment in the dialog's list.</summary>
    public async Task RunExperimentAsync(string experiment)
    {
        // The element of the dialog itself has no size, so that it is never visible; its content is.
        var dialog = page.Locator("#interactions-input-dialog fluent-dialog-body");
        var option = dialog.Locator($"fluent-option[value='{experiment}']");

        // A dialog that was open when a page failed is shown again on the next page. Its response would not be: it belongs to the page that failed.
        await page.AddLocatorHandlerAsync(dialog, abandoned => GetDialogButton("Cancel").ClickAsync());
        await page.GetByRole(AriaRole.Searchbox).First.FillAsync("board"); // The dashboard removes rows that are out of sight.
        await GetRow("board").GetByRole(AriaRole.Button, new() { Name = "Injects a fault" }).ClickAsync(new() { Timeout = DialogTimeout });
        await page.RemoveLocatorHandlerAsync(dialog);

        // The Board provides the list.
        await option.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = DefaultTimeout });
        await dialog.Locator("fluent-dropdown").ClickAsync();
        await option.ClickAsync();
        await GetDialogButton("Run an experiment").ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = DefaultTimeout });

        ILocator GetDialogButton(string text) => dialog.Locator("fluent-button").Filter(new() { HasText = text }).First;
    }

    /// <summary>Saves a screenshot of the page.</summary>
    public Task TakeScreenshotAsync(string name) => page.ScreenshotAsync(new() { Path = Screenshots.GetPath(Path.Combine("dashboard", name)) });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
