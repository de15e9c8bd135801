using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Pictures of the real pages, kept with the output of tests; the README's are made of them by <c>evo screenshots</c>.</summary>
public sealed class PictureTests(BoardHost board)
{
    [Fact]
    public async Task Topology_while_one_phase_misses_a_service()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/?node=phase0-inventory");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Kill", Exact = true }).ClickAsync();
        await Assertions.Expect(visit.Node("phase0-inventory")).Not.ToContainTextAsync("healthy", new() { Timeout = 10_000 });
        await visit.GoAsync("/");
        await visit.PictureAsync("topology");

        await using var other = await board.OpenAsync("/?node=phase0-orders", Look.Dark);
        await other.PictureAsync("topology-details-dark");
        await using var phone = await board.OpenAsync("/", Look.Phone);
        await phone.PictureAsync("topology-phone");
    }

    [Fact]
    public async Task Break_it_with_a_verdict()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/break");
        if (Pictures.AreForShow) await visit.Page.GetByLabel("Pace").SelectOptionAsync("full");
        await visit.RunAsync("kill-service");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "recovers" }).First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await visit.PictureAsync("break-live");
        await Assertions.Expect(visit.Page.Locator(".sentence")).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await visit.PictureAsync("break");
    }

    [Fact]
    public async Task Free_play_with_an_order()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/break/play");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Place an order" }).ClickAsync();
        var trail = visit.Page.Locator("article", new() { HasText = "phase 3" });
        await Assertions.Expect(trail.GetByRole(AriaRole.Status)).ToContainTextAsync("confirmed", new() { Timeout = 40_000 });
        await Assertions.Expect(trail.GetByRole(AriaRole.Table)).ToContainTextAsync("rabbitmq", new() { Timeout = 40_000 });
        await visit.Page.EvaluateAsync("document.getElementById('order').scrollIntoView()");
        await visit.PictureAsync("play");
    }

    [Fact]
    public async Task Compare_with_the_newest_results()
    {
        await using var visit = await board.OpenAsync("/compare");
        await visit.PictureAsync("compare");
        await visit.Page.EvaluateAsync("document.querySelector('.matrix')?.scrollIntoView()");
        await visit.PictureAsync("compare-matrix");
    }

    [Fact]
    public async Task Spot_with_the_files_of_phase_0()
    {
        await using var visit = await board.OpenAsync("/spot");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Phase 0", Exact = true }).ClickAsync();
        var found = visit.Page.GetByRole(AriaRole.Heading, new() { Name = "of 5 symptoms" });
        await Assertions.Expect(found).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await found.ScrollIntoViewIfNeededAsync();
        await visit.Page.EvaluateAsync("document.querySelector('.found').scrollIntoView()");
        await visit.PictureAsync("spot");
    }

    [Fact]
    public async Task Advise_beyond_a_limit()
    {
        await using var visit = await board.OpenAsync("/advise?team=7&rps=300&deploys-per-day=2&one-server=yes&scale-independently=no");
        await visit.PictureAsync("advise");
    }
}
