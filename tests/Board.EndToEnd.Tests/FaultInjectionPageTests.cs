using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests;

/// <summary>The fault injection pages while real faults are injected.</summary>
public sealed class FaultInjectionPageTests(BoardHost board)
{
    [Fact]
    public async Task An_experiment_on_both_phases_ends_with_a_verdict_and_charts_for_both()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync("/break");
        if (Screenshots.AreRequested) await session.Page.GetByLabel("Pace").SelectOptionAsync("full");

        await session.RunExperimentAsync("kill-service");

        await Assertions.Expect(session.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "recovering" }).First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await session.TakeScreenshotAsync("break-live");
        var sentence = session.Page.Locator(".sentence");
        await Assertions.Expect(sentence).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Assertions.Expect(sentence).ToContainTextAsync("phase 0", new() { IgnoreCase = true });
        await Assertions.Expect(sentence).ToContainTextAsync("phase 3", new() { IgnoreCase = true });
        (await session.Page.GetByRole(AriaRole.Img).CountAsync()).ShouldBeGreaterThanOrEqualTo(4);
        await session.TakeScreenshotAsync("break");
        (await board.Control.GetResourceAsync("phase0-inventory")).IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task A_hanging_service_is_marked_until_it_is_healed()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync("/break/play");
        var actions = session.Page.GetByRole(AriaRole.Group, new() { Name = "phase3-payments" });
        var row = session.Page.Locator("tr", new() { Has = actions });

        await actions.GetByRole(AriaRole.Button, new() { Name = "Hang payments" }).ClickAsync();
        await Assertions.Expect(row.Locator(".state")).ToContainTextAsync("hang", new() { Timeout = 15_000 });

        await actions.GetByRole(AriaRole.Button, new() { Name = "Heal payments" }).ClickAsync();
        await Assertions.Expect(row.Locator(".state")).Not.ToContainTextAsync("hang", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task An_order_leaves_a_trail_in_both_phases()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync("/break/play");

        await session.Page.GetByRole(AriaRole.Button, new() { Name = "Place an order" }).ClickAsync();

        foreach (var phase in new[] { "Phase 0", "Phase 3" })
        {
            var trail = FindTrail(phase);
            await Assertions.Expect(trail.GetByRole(AriaRole.Status)).ToContainTextAsync("confirmed", new() { Timeout = 40_000 });
            await Assertions.Expect(trail.GetByRole(AriaRole.Table)).ToContainTextAsync("postgres", new() { Timeout = 40_000 });
            await Assertions.Expect(trail.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        }
        // The broker's step is derived from a log line of the services.
        await Assertions.Expect(FindTrail("Phase 3").GetByRole(AriaRole.Table)).ToContainTextAsync("was delivered to", new() { Timeout = 40_000 });
        await session.Page.EvaluateAsync("document.getElementById('order').scrollIntoView()");
        await session.TakeScreenshotAsync("play");

        ILocator FindTrail(string phase) => session.Page.GetByRole(AriaRole.Article).Filter(new() { Has = session.Page.GetByRole(AriaRole.Heading, new() { Name = phase }) });
    }

    [Fact]
    public async Task A_load_runs_until_its_rate_is_set_to_zero()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync("/break/play");
        var slider = session.Page.GetByRole(AriaRole.Slider);

        await slider.FillAsync("20");
        await Assertions.Expect(session.Page.GetByText("20 requests per second are sent to each phase")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await slider.FillAsync("0");
        await Assertions.Expect(session.Page.GetByText("20 requests per second are sent to each phase")).ToBeHiddenAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Killing_Inventory_changes_the_live_chart_of_its_phase_only()
    {
        await board.RestoreAsync();
        await using var session = await board.OpenAsync("/break/play");
        await session.Page.GetByRole(AriaRole.Slider).FillAsync("30");
        await ExpectChartAsync(session, "Phase 0: good requests.*inventory 100%");

        await session.Page.GetByRole(AriaRole.Group, new() { Name = "phase0-inventory" }).GetByRole(AriaRole.Button, new() { Name = "Kill inventory" }).ClickAsync();

        await ExpectChartAsync(session, "Phase 0: good requests.*inventory 0%");
        await ExpectChartAsync(session, "Phase 3: good requests.*orders 100%");
        await session.Page.GetByRole(AriaRole.Slider).FillAsync("0");
        await board.RestoreAsync();
    }

    /// <summary>Waits until a chart's accessible name matches a pattern.</summary>
    static Task ExpectChartAsync(BrowserSession session, string pattern) =>
        Assertions.Expect(session.Page.GetByRole(AriaRole.Img, new() { NameRegex = new(pattern) })).ToBeVisibleAsync(new() { Timeout = 60_000 });
}
