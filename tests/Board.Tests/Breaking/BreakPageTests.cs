using AngleSharp.Dom;
using Bunit;
using Evolution.Board.Breaking.Experiments;
using Evolution.Board.Breaking.Orders;
using Evolution.Board.Breaking.Play;
using Evolution.Board.Connection;
using Evolution.Board.Live;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Breaking;

/// <summary>What the page shows in each of its states.</summary>
public sealed class BreakPageTests : IAsyncLifetime
{
    static readonly ExperimentOptions Lasting = new(new("test", Seconds(0.3), Seconds(0.5), Seconds(120), Seconds(5), Seconds(0.2), Seconds(1), Seconds(0)), 40, 1);
    static readonly TimeSpan Limit = Seconds(30);

    readonly BunitContext page = new();
    RunningBoard board = null!;

    public async ValueTask InitializeAsync()
    {
        board = await RunningBoard.StartAsync();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<AntiforgeryStateProvider, NoToken>();
        page.Services.AddSingleton(board.Services.GetRequiredService<HostConnection>());
        page.Services.AddSingleton(board.Services.GetRequiredService<HostWatch>());
        page.Services.AddSingleton(board.Services.GetRequiredService<ExperimentDesk>());
        page.Services.AddSingleton(board.Services.GetRequiredService<FreePlay>());
        page.Services.AddSingleton(board.Services.GetRequiredService<OrderDesk>());
    }

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync();
        await board.DisposeAsync();
    }

    ExperimentDesk Desk => board.Services.GetRequiredService<ExperimentDesk>();

    [Fact]
    public void Where_nothing_runs_nothing_can_be_started()
    {
        var shown = page.Render<ExperimentPage>();

        shown.WaitForAssertion(() => shown.Markup.ShouldContain("Nothing runs yet that could be broken."), Limit);
        Buttons(shown).ShouldAllBe(button => button.HasAttribute("disabled"));
    }

    [Fact]
    public async Task Every_fault_has_its_question_and_its_button()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);

        var shown = page.Render<ExperimentPage>();

        shown.WaitForAssertion(() => Buttons(shown).Count(button => !button.HasAttribute("disabled")).ShouldBe(FaultCatalog.All.Count), Limit);
        shown.FindAll("h3").Select(heading => heading.TextContent).ShouldBe(FaultCatalog.All.Select(fault => fault.Question));
        shown.FindAll("form").Select(form => form.GetAttribute("action")).ShouldBe(FaultCatalog.All.Select(fault => $"/actions/experiments/{fault.Name}"));
        shown.Markup.ShouldContain("./evo compare");
    }

    [Fact]
    public async Task The_chosen_pace_and_rate_go_along()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var shown = page.Render<ExperimentPage>();

        shown.Find("select").Change("full");
        shown.Find("input[type=number]").Change("40");

        shown.FindAll("input[name=pace]").ShouldAllBe(field => field.GetAttribute("value") == "full");
        shown.FindAll("input[name=rate]").ShouldAllBe(field => field.GetAttribute("value") == "40");
    }

    [Fact]
    public async Task An_experiment_that_runs_is_drawn_live_for_both_phases_on_the_same_axes_and_no_other_can_be_started()
    {
        await using var shop = await FakeShop.StartAsync(board, 0, 3);
        var run = await Desk.StartAsync(new KillService(), Lasting);

        var shown = page.Render<ExperimentPage>();

        shown.WaitForAssertion(() => shown.FindAll("rect.fault").Count.ShouldBe(4), Limit);
        shown.Markup.ShouldContain("Phase 0 suffers the fault, Phase 3 suffers the fault.");
        shown.FindAll("figcaption").Select(caption => caption.TextContent.Split(',')[0]).ShouldBe(["Phase 0: good requests", "Phase 3: good requests", "Phase 0: p99 latency", "Phase 3: p99 latency"]);
        shown.FindAll("rect.fault").Select(rectangle => rectangle.GetAttribute("x")).Distinct().ShouldHaveSingleItem();
        Buttons(shown).Where(button => !button.HasAttribute("disabled")).Select(button => button.TextContent.Trim()).ShouldBe(["Stop and heal"]);
        await Desk.StopAsync();
        run.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task Afterwards_the_page_says_what_came_of_it()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        var run = await Desk.StartAsync(new KillBroker(), Lasting);
        await run.Ended.WaitAsync(Limit);

        var shown = page.Render<ExperimentPage>();

        shown.WaitForAssertion(() => shown.Find(".sentence").TextContent.ShouldBe("Nothing was measured."), Limit);
        shown.Find(".hurt").TextContent.ShouldBe("Phase 0: There is no broker: orders travel over HTTP.");
    }

    [Fact]
    public async Task Free_play_says_what_is_wrong_with_each_service_and_offers_its_switches()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);

        var shown = page.Render<PlayPage>();

        shown.WaitForAssertion(() => shown.FindAll(".state.hurt").Count.ShouldBe(4), Limit);
        shown.Find(".state.hurt").TextContent.ShouldBe("hangs");
        shown.FindAll("form").Select(form => form.GetAttribute("action")).ShouldContain("/actions/resources/inventory/heal");
        shown.Find("input[type=range]").HasAttribute("data-submit-on-change").ShouldBeTrue();
    }

    [Fact]
    public async Task Free_play_draws_its_load_and_follows_the_slider()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var shown = page.Render<PlayPage>();
        shown.Markup.ShouldContain("The load is off.");

        shown.Find("input[type=range]").Input("70");
        shown.Find("output").TextContent.ShouldBe("70/s");
        await board.Services.GetRequiredService<FreePlay>().SetAsync(50);

        shown.WaitForAssertion(() => shown.FindAll("polyline").Count.ShouldBe(6), Limit);
        shown.Find("output").TextContent.ShouldBe("50/s");
        shown.Markup.ShouldContain("50 requests a second go to each phase.");
    }

    [Fact]
    public async Task An_order_that_was_placed_is_shown_with_its_way()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await board.Services.GetRequiredService<OrderDesk>().PlaceAsync();

        var shown = page.Render<PlayPage>();

        shown.WaitForAssertion(() => shown.FindAll("circle.step").Count.ShouldBe(2), Limit);
        shown.Markup.ShouldContain("Phase 1: the order is confirmed, answered 201 after");
        shown.FindAll("tbody tr td:last-child").Select(cell => cell.TextContent).ShouldContain("is answered 201: confirmed");
    }

    static IReadOnlyList<IElement> Buttons<T>(IRenderedComponent<T> shown) where T : Microsoft.AspNetCore.Components.IComponent => [.. shown.FindAll("button[type=submit]")];

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
