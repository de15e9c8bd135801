using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The start page shows what really runs.</summary>
public sealed class TopologyPageTests(BoardHost board)
{
    [Fact]
    public async Task The_graph_names_every_service_and_server_of_both_phases()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync();

        var shown = await visit.Page.Locator("main").InnerTextAsync();
        shown.ShouldContain("Phase 0");
        shown.ShouldContain("Phase 3");
        foreach (var resource in (await board.Control.ResourcesAsync()).Where(resource => resource.Unit is not null && resource.CanStart))
            await Assertions.Expect(visit.Node(resource.Name)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Killing_Inventory_by_its_button_turns_its_node_and_no_other_phase_and_starting_it_turns_it_back()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/?node=phase0-inventory");
        var node = visit.Node("phase0-inventory");
        await Assertions.Expect(node).ToContainTextAsync("healthy");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Kill", Exact = true }).ClickAsync();

        await Assertions.Expect(node).Not.ToContainTextAsync("healthy", new() { Timeout = 10_000 });
        (await board.Control.ResourceAsync("phase0-inventory")).HasEnded.ShouldBeTrue();
        await Assertions.Expect(visit.Node("phase3-inventory")).ToContainTextAsync("healthy");
        if (Pictures.AreForShow) await PicturesAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Assertions.Expect(node).ToContainTextAsync("healthy", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task The_address_that_people_see_has_no_token()
    {
        await using var visit = await board.OpenAsync();

        visit.Page.Url.ShouldNotContain("token");
    }

    [Fact]
    public async Task A_Board_that_is_started_again_is_found_again_by_the_page_itself()
    {
        await using var visit = await board.OpenAsync();
        await visit.Page.EvaluateAsync("document.documentElement.dataset.before = ''");

        await board.Control.RestartAsync("board");

        await visit.Page.Locator("html:not([data-before]) [data-alive]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        await Assertions.Expect(visit.Node("phase0-orders")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Large_type_is_for_the_back_of_a_room_and_stays_from_page_to_page()
    {
        await using var visit = await board.OpenAsync();
        var before = await SizeAsync(visit);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Large type" }).ClickAsync();
        await visit.GoAsync("/advise");

        (await SizeAsync(visit)).ShouldBeGreaterThan(before * 1.3);
    }

    async Task PicturesAsync()
    {
        foreach (var (name, page, look) in ((string, string, Look)[])[("topology", "/", Look.Projector), ("topology-details-dark", "/?node=phase0-orders", Look.Dark), ("topology-phone", "/", Look.Phone)])
        {
            await using var visit = await board.OpenAsync(page, look);
            await visit.PictureAsync(name);
        }
    }

    static Task<double> SizeAsync(Visit visit) => visit.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.body).fontSize)");
}
