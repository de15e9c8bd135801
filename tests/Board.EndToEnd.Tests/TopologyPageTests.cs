using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The topology page with running topologies.</summary>
public sealed class TopologyPageTests(BoardHost board)
{
    [Fact]
    public async Task The_graph_shows_every_service_and_server_of_both_phases()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync();

        var text = await session.Page.Locator("main").InnerTextAsync();
        text.ShouldContain("Phase 0");
        text.ShouldContain("Phase 3");
        foreach (var resource in (await board.Control.GetResourcesAsync()).Where(resource => resource.Unit is not null && resource.CanStart))
            await Assertions.Expect(session.GetNode(resource.Name)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Killing_and_starting_Inventory_changes_only_its_node()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync("/?node=phase0-inventory");
        var node = session.GetNode("phase0-inventory");
        await Assertions.Expect(node).ToContainTextAsync("healthy");

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Kill", Exact = true }).ClickAsync();

        await Assertions.Expect(node).Not.ToContainTextAsync("healthy", new() { Timeout = 10_000 });
        (await board.Control.GetResourceAsync("phase0-inventory")).HasStopped.ShouldBeTrue();
        await Assertions.Expect(session.GetNode("phase3-inventory")).ToContainTextAsync("healthy");
        if (Screenshots.AreRequested) await TakeScreenshotsAsync();

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Assertions.Expect(node).ToContainTextAsync("healthy", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task The_URL_in_the_browser_does_not_contain_the_token()
    {
        await using var session = await board.OpenAsync();

        session.Page.Url.ShouldNotContain("token");
    }

    [Fact]
    public async Task The_page_reconnects_after_the_Board_is_restarted()
    {
        await using var session = await board.OpenAsync();
        await session.Page.EvaluateAsync("document.documentElement.dataset.before = ''");

        await board.Control.RestartAsync("board");

        await session.Page.Locator("html:not([data-before]) [data-alive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        await Assertions.Expect(session.GetNode("phase0-orders")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Large_type_enlarges_the_text_on_all_pages()
    {
        await using var session = await board.OpenAsync();
        var initialSize = await GetFontSizeAsync(session);

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Large type" }).ClickAsync();
        await session.NavigateAsync("/advise");

        (await GetFontSizeAsync(session)).ShouldBeGreaterThan(initialSize * 1.3);
    }

    async Task TakeScreenshotsAsync()
    {
        foreach (var (name, page, profile) in ((string, string, BrowserProfile)[])[("topology", "/", BrowserProfile.Projector), ("topology-details-dark", "/?node=phase0-orders", BrowserProfile.Dark), ("topology-phone", "/", BrowserProfile.Phone)])
        {
            await using var session = await board.OpenAsync(page, profile);
            await session.TakeScreenshotAsync(name);
        }
    }

    static Task<double> GetFontSizeAsync(BrowserSession session) => session.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)");
}
