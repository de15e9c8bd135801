using AngleSharp.Dom;
using Bunit;
using Evolution.Board.Connection;
using Evolution.Board.FaultInjection.Experiments;
using Evolution.Board.FaultInjection.FreePlay;
using Evolution.Board.FaultInjection.Orders;
using Evolution.Board.Live;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>The content of the fault injection pages in each state.</summary>
public sealed class FaultInjectionPageTests : IAsyncLifetime
{
    static readonly ExperimentOptions LongOptions = new(new("test", TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0)), 40, 1);
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly BunitContext page = new();
    RunningBoard board = null!;

    public async ValueTask InitializeAsync()
    {
        board = await RunningBoard.StartAsync();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<AntiforgeryStateProvider, EmptyTokenProvider>();
        page.Services.AddSingleton(board.Services.GetRequiredService<HostConnection>());
        page.Services.AddSingleton(board.Services.GetRequiredService<HostMonitor>());
        page.Services.AddSingleton(board.Services.GetRequiredService<ExperimentCoordinator>());
        page.Services.AddSingleton(board.Services.GetRequiredService<LoadController>());
        page.Services.AddSingleton(board.Services.GetRequiredService<OrderSubmitter>());
    }

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync();
        await board.DisposeAsync();
    }

    ExperimentCoordinator Coordinator => board.Services.GetRequiredService<ExperimentCoordinator>();

    [Fact]
    public void Experiments_cannot_be_started_without_a_host()
    {
        var component = page.Render<ExperimentPage>();

        component.WaitForAssertion(() => component.Markup.ShouldContain("No topology is running yet."), Timeout);
        FindSubmitButtons(component).ShouldAllBe(button => button.HasAttribute("disabled"));
    }

    [Fact]
    public async Task Every_fault_has_a_question_and_a_button()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);

        var component = page.Render<ExperimentPage>();

        component.WaitForAssertion(() => FindSubmitButtons(component).Count(button => !button.HasAttribute("disabled")).ShouldBe(FaultCatalog.All.Count), Timeout);
        component.FindAll("h3").Select(heading => heading.TextContent).ShouldBe(FaultCatalog.All.Select(fault => fault.Question));
        component.FindAll("form").Select(form => form.GetAttribute("action")).ShouldBe(FaultCatalog.All.Select(fault => $"/actions/experiments/{fault.Name}"));
        component.Markup.ShouldContain("./evo compare");
    }

    [Fact]
    public async Task The_selected_pace_and_rate_are_submitted()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var component = page.Render<ExperimentPage>();

        component.Find("select").Change("full");
        component.Find("input[type=number]").Change("40");

        component.FindAll("input[name=pace]").ShouldAllBe(field => field.GetAttribute("value") == "full");
        component.FindAll("input[name=rate]").ShouldAllBe(field => field.GetAttribute("value") == "40");
    }

    [Fact]
    public async Task A_running_experiment_is_charted_for_both_phases_and_blocks_others()
    {
        await using var shop = await FakeShop.StartAsync(board, 0, 3);
        var run = await Coordinator.StartAsync(new KillService(), LongOptions);

        var component = page.Render<ExperimentPage>();

        component.WaitForAssertion(() => component.FindAll("rect.fault").Count.ShouldBe(4), Timeout);
        component.Markup.ShouldContain("Phase 0: fault active, Phase 3: fault active.");
        component.FindAll("figcaption").Select(caption => caption.TextContent.Split(',')[0]).ShouldBe(["Phase 0: good requests", "Phase 3: good requests", "Phase 0: p99 latency", "Phase 3: p99 latency"]);
        component.FindAll("rect.fault").Select(rectangle => rectangle.GetAttribute("x")).Distinct().ShouldHaveSingleItem();
        FindSubmitButtons(component).Where(button => !button.HasAttribute("disabled")).Select(button => button.TextContent.Trim()).ShouldBe(["Stop and heal"]);
        await Coordinator.StopAsync();
        run.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_completed_experiment_shows_its_verdict()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        var run = await Coordinator.StartAsync(new KillBroker(), LongOptions);
        await run.Completion.WaitAsync(Timeout);

        var component = page.Render<ExperimentPage>();

        component.WaitForAssertion(() => component.Find(".sentence").TextContent.ShouldBe("Nothing was measured."), Timeout);
        component.Find(".degraded").TextContent.ShouldBe("Phase 0: There is no broker: orders are sent over HTTP.");
    }

    [Fact]
    public async Task Free_play_shows_the_fault_and_the_controls_of_each_service()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);

        var component = page.Render<FreePlayPage>();

        component.WaitForAssertion(() => component.FindAll(".state.degraded").Count.ShouldBe(4), Timeout);
        component.Find(".state.degraded").TextContent.ShouldBe("hangs");
        component.FindAll("form").Select(form => form.GetAttribute("action")).ShouldContain("/actions/resources/inventory/heal");
        component.Find("input[type=range]").HasAttribute("data-submit-on-change").ShouldBeTrue();
    }

    [Fact]
    public async Task Free_play_charts_its_load_and_shows_the_rate_of_the_slider()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var component = page.Render<FreePlayPage>();
        component.Markup.ShouldContain("The load is off.");

        component.Find("input[type=range]").Input("70");
        component.Find("output").TextContent.ShouldBe("70/s");
        await board.Services.GetRequiredService<LoadController>().SetRateAsync(50);

        component.WaitForAssertion(() => component.FindAll("polyline").Count.ShouldBe(6), Timeout);
        component.Find("output").TextContent.ShouldBe("50/s");
        component.Markup.ShouldContain("50 requests per second are sent to each phase.");
    }

    [Fact]
    public async Task A_placed_order_is_shown_with_its_trail()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await board.Services.GetRequiredService<OrderSubmitter>().PlaceAsync();

        var component = page.Render<FreePlayPage>();

        component.WaitForAssertion(() => component.FindAll("circle.step").Count.ShouldBe(2), Timeout);
        component.Markup.ShouldContain("Phase 1: the order is confirmed, response 201 after");
        component.FindAll("tbody tr td:last-child").Select(cell => cell.TextContent).ShouldContain("receives 201: confirmed");
    }

    static IReadOnlyList<IElement> FindSubmitButtons<T>(IRenderedComponent<T> component) where T : Microsoft.AspNetCore.Components.IComponent => [.. component.FindAll("button[type=submit]")];

    sealed class EmptyTokenProvider : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
