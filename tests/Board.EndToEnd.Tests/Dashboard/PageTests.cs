using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>Aspire's real dashboard in a browser, while phases 0 and 3 run side by side. The pictures of docs/dashboard.md are made on the way.</summary>
public sealed class PageTests(BoardHost board)
{
    const float Patience = 180_000;
    const int Rounds = 5;

    [Fact]
    public async Task Resources_are_shown_below_the_deployment_units_of_each_phase()
    {
        await board.MakeWholeAsync();

        await board.VisitDashboardAsync(async visit =>
        {
            foreach (var name in (string[])["phase0-evolution-unit", "phase0-orders", "phase0-postgres", "phase3-orders-unit", "phase3-inventory-unit", "phase3-payments-unit", "phase3-gateway-unit", "phase3-platform-unit", "phase3-rabbitmq", "board"])
            {
                await Assertions.Expect(visit.Row(name)).ToBeVisibleAsync(new() { Timeout = 30_000 });
            }
            await Assertions.Expect(visit.Row("phase0-gateway")).ToContainTextAsync("Products");
            await visit.PictureAsync("resources");
        });
    }

    [Fact]
    public async Task A_killed_Inventory_turns_its_state_and_that_of_its_unit()
    {
        await board.VisitDashboardAsync(async visit =>
        {
            await board.MakeWholeAsync();
            await board.KillAsync("phase3-inventory");

            await Assertions.Expect(visit.Row("phase3-inventory-unit")).ToContainTextAsync("does not run", new() { Timeout = 30_000 });
            await Assertions.Expect(visit.Row("phase0-evolution-unit")).ToContainTextAsync("Running");
            await visit.PictureAsync("killed");
        });
        await board.MakeWholeAsync();
    }

    [Fact]
    public async Task An_experiment_is_chosen_and_run_and_its_verdict_shown() => await board.VisitDashboardAsync(async visit =>
    {
        await board.MakeWholeAsync();

        await visit.RunExperimentAsync("slow-service");

        await visit.IsAnsweredAsync("slow-service: ", Patience);
        await visit.IsAnsweredAsync("phase 3", Patience);
        await visit.PictureAsync("experiment");
    });

    [Fact]
    public async Task A_metric_of_each_kind_has_values_in_both_phases()
    {
        await board.MakeWholeAsync();
        using var telemetry = await DashboardTelemetry.ConnectAsync(board.Dashboard);

        // Several exports, since the table shows only what has changed between two.
        for (var round = 0; round < Rounds; round++)
        {
            var before = (await telemetry.SpansAsync()).Count(span => span.Name is "place order");
            foreach (var prefix in (string[])["phase0-", "phase3-"]) await board.Control.CommandAsync($"{prefix}gateway", "place-order");
            await Testing.Eventually.BecomesAsync("both orders are exported", telemetry.SpansAsync, spans => spans.Count(span => span.Name is "place order") >= before + 2, TimeSpan.FromSeconds(30));
        }

        // Orders may have the product in its cache, and not ask Inventory, which counts nothing since it was started again.
        using var http = new HttpClient { BaseAddress = (await board.Control.ResourceAsync("phase0-gateway")).Address };
        await http.GetStringAsync("products/1");

        foreach (var (resource, meter, instrument) in ((string, string, string)[])
        [
            ("phase0-orders", "Evolution.Orders", "evolution.orders"),
            ("phase3-orders", "Evolution.Orders", "evolution.order.duration"),
            ("phase0-gateway", "Evolution.Availability", "evolution.requests"),
            ("phase0-orders", "Evolution.Remote", "evolution.dependency.calls"),
            ("phase0-inventory", "Evolution.Cache", "evolution.cache.reads"),
            ("phase3-inventory", "Evolution.Gauges", "evolution.stock.reserved"),
            ("phase3-orders", "Evolution.Gauges", "evolution.outbox.messages"),
        ])
        {
            await board.VisitDashboardAsync(async visit =>
            {
                await visit.GoAsync($"/metrics/resource/{resource}?meter={meter}&instrument={instrument}&view=Table&duration=5");
                await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 3, Name = instrument })).ToBeVisibleAsync(new() { Timeout = 30_000 });
                await visit.Page.GetByText("Only show value updates").ClickAsync(new() { Timeout = 30_000 });
                var value = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasTextRegex = new(@"\d:\d\d:\d\d") }).First;
                await Assertions.Expect(value).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"[AP]M\s*\d"), new() { Timeout = 60_000 });
            });
        }
    }
}
