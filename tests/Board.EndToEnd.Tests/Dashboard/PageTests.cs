using Microsoft.Playwright;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>Tests Aspire's dashboard in a browser while phases 0 and 3 run side by side. The tests also take the screenshots of docs/dashboard.md.</summary>
public sealed class PageTests(BoardHost board)
{
    const float ExperimentTimeout = 180_000;
    const int ExportRounds = 5;

    [Fact]
    public async Task Resources_are_grouped_by_the_deployment_units_of_each_phase()
    {
        await board.RestoreAsync();

        await board.RunOnDashboardAsync(async session =>
        {
            foreach (var name in (string[])["phase0-evolution-unit", "phase0-orders", "phase0-postgres", "phase3-orders-unit", "phase3-inventory-unit", "phase3-payments-unit", "phase3-gateway-unit", "phase3-platform-unit", "phase3-rabbitmq", "board"])
            {
                await Assertions.Expect(session.GetRow(name)).ToBeVisibleAsync(new() { Timeout = 30_000 });
            }
            await Assertions.Expect(session.GetRow("phase0-gateway")).ToContainTextAsync("Products");
            await session.TakeScreenshotAsync("resources");
        });
    }

    [Fact]
    public async Task Killing_Inventory_changes_the_state_of_Inventory_and_its_unit()
    {
        await board.RunOnDashboardAsync(async session =>
        {
            await board.RestoreAsync();
            await board.KillAsync("phase3-inventory");

            await Assertions.Expect(session.GetRow("phase3-inventory-unit")).ToContainTextAsync("not running", new() { Timeout = 30_000 });
            await Assertions.Expect(session.GetRow("phase0-evolution-unit")).ToContainTextAsync("Running");
            await session.TakeScreenshotAsync("killed");
        });
        await board.RestoreAsync();
    }

    [Fact]
    public async Task A_selected_experiment_runs_and_shows_its_verdict() => await board.RunOnDashboardAsync(async session =>
    {
        await board.StopExperimentAsync();
        await board.RestoreAsync();

        await session.RunExperimentAsync("slow-service");

        await session.WaitForResponseAsync("slow-service: ", ExperimentTimeout);
        await session.WaitForResponseAsync("phase 3", ExperimentTimeout);
        await session.TakeScreenshotAsync("experiment");
    });

    [Fact]
    public async Task A_metric_of_each_kind_has_values_in_both_phases()
    {
        await board.RestoreAsync();
        using var telemetry = await DashboardTelemetry.ConnectAsync(board.DashboardLink);

        // Several exports are needed because the table shows only changes between exports.
        for (var round = 0; round < ExportRounds; round++)
        {
            var previousCount = (await telemetry.GetSpansAsync()).Count(span => span.Name is "place order");
            foreach (var prefix in (string[])["phase0-", "phase3-"]) await board.Control.RunCommandAsync($"{prefix}gateway", "place-order");
            await Testing.Wait.ForValueAsync("both orders are exported", telemetry.GetSpansAsync, spans => spans.Count(span => span.Name is "place order") >= previousCount + 2, TimeSpan.FromSeconds(30));
        }

        // Orders may have cached the product, so that the restarted Inventory would count no cache read.
        using var http = new HttpClient { BaseAddress = (await board.Control.GetResourceAsync("phase0-gateway")).Address };
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
            await board.RunOnDashboardAsync(async session =>
            {
                await session.NavigateAsync($"/metrics/resource/{resource}?meter={meter}&instrument={instrument}&view=Table&duration=5");
                await Assertions.Expect(session.Page.GetByRole(AriaRole.Heading, new() { Level = 3, Name = instrument })).ToBeVisibleAsync(new() { Timeout = 30_000 });
                await session.Page.GetByText("Only show value updates").ClickAsync(new() { Timeout = 30_000 });
                var value = session.Page.GetByRole(AriaRole.Row).Filter(new() { HasTextRegex = new(@"\d:\d\d:\d\d") }).First;
                await Assertions.Expect(value).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"[AP]M\s*\d"), new() { Timeout = 60_000 });
            });
        }
    }
}
