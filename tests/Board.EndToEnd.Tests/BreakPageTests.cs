using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>Faults really act, and the page shows their effect.</summary>
public sealed class BreakPageTests(BoardHost board)
{
    [Fact]
    public async Task An_experiment_on_both_phases_ends_with_a_verdict_that_names_both_and_charts_of_each()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/break");
        if (Pictures.AreForShow) await visit.Page.GetByLabel("Pace").SelectOptionAsync("full");

        await visit.RunAsync("kill-service");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "recovers" }).First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await visit.PictureAsync("break-live");
        var sentence = visit.Page.Locator(".sentence");
        await Assertions.Expect(sentence).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Assertions.Expect(sentence).ToContainTextAsync("phase 0", new() { IgnoreCase = true });
        await Assertions.Expect(sentence).ToContainTextAsync("phase 3", new() { IgnoreCase = true });
        (await visit.Page.GetByRole(AriaRole.Img).CountAsync()).ShouldBeGreaterThanOrEqualTo(4);
        await visit.PictureAsync("break");
        (await board.Control.ResourceAsync("phase0-inventory")).IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task A_service_that_is_made_to_hang_says_so_until_it_is_healed()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/break/play");
        var switches = visit.Page.GetByRole(AriaRole.Group, new() { Name = "phase3-payments" });
        var row = visit.Page.Locator("tr", new() { Has = switches });

        await switches.GetByRole(AriaRole.Button, new() { Name = "Hang payments" }).ClickAsync();
        await Assertions.Expect(row.Locator(".state")).ToContainTextAsync("hang", new() { Timeout = 15_000 });

        await switches.GetByRole(AriaRole.Button, new() { Name = "Heal payments" }).ClickAsync();
        await Assertions.Expect(row.Locator(".state")).Not.ToContainTextAsync("hang", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task An_order_leaves_a_trail_in_both_phases()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/break/play");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Place an order" }).ClickAsync();

        foreach (var phase in new[] { "Phase 0", "Phase 3" })
        {
            var trail = visit.Page.GetByRole(AriaRole.Article).Filter(new() { Has = visit.Page.GetByRole(AriaRole.Heading, new() { Name = phase }) });
            await Assertions.Expect(trail.GetByRole(AriaRole.Status)).ToContainTextAsync("confirmed", new() { Timeout = 40_000 });
            await Assertions.Expect(trail.GetByRole(AriaRole.Table)).ToContainTextAsync("postgres", new() { Timeout = 40_000 });
            await Assertions.Expect(trail.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        }
        await visit.Page.EvaluateAsync("document.getElementById('order').scrollIntoView()");
        await visit.PictureAsync("play");
    }

    [Fact]
    public async Task A_load_runs_until_it_is_set_to_nothing()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/break/play");
        var slider = visit.Page.GetByRole(AriaRole.Slider);

        await slider.FillAsync("20");
        await Assertions.Expect(visit.Page.GetByText("20 requests a second go to each phase")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await slider.FillAsync("0");
        await Assertions.Expect(visit.Page.GetByText("20 requests a second go to each phase")).ToBeHiddenAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Killing_Inventory_turns_the_live_chart_of_its_phase_and_leaves_the_orders_of_the_other_alone()
    {
        await board.MakeWholeAsync();
        await using var visit = await board.OpenAsync("/break/play");
        await visit.Page.GetByRole(AriaRole.Slider).FillAsync("30");
        await ChartSaysAsync(visit, "Phase 0: good requests.*inventory 100 %");

        await visit.Page.GetByRole(AriaRole.Group, new() { Name = "phase0-inventory" }).GetByRole(AriaRole.Button, new() { Name = "Kill inventory" }).ClickAsync();

        await ChartSaysAsync(visit, "Phase 0: good requests.*inventory 0 %");
        await ChartSaysAsync(visit, "Phase 3: good requests.*orders 100 %");
        await visit.Page.GetByRole(AriaRole.Slider).FillAsync("0");
        await board.MakeWholeAsync();
    }

    /// <summary>Waits until a chart tells something to those who do not see it.</summary>
    static Task ChartSaysAsync(Visit visit, string words) =>
        Assertions.Expect(visit.Page.GetByRole(AriaRole.Img, new() { NameRegex = new(words) })).ToBeVisibleAsync(new() { Timeout = 60_000 });
}
