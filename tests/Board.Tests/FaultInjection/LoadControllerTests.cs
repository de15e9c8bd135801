using System.Net;
using Evolution.Board.Connection;
using Evolution.Board.FaultInjection.FreePlay;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>The load that a user sets on the free play page.</summary>
public sealed class LoadControllerTests : IAsyncLifetime
{
    readonly ManualTimeProvider time = new();
    RunningBoard board = null!;
    LoadController controller = null!;

    public async ValueTask InitializeAsync()
    {
        board = await RunningBoard.StartAsync();
        controller = new(board.Services.GetRequiredService<HostConnection>(), time);
    }

    public async ValueTask DisposeAsync()
    {
        await controller.DisposeAsync();
        await board.DisposeAsync();
    }

    [Fact]
    public async Task The_load_is_sent_to_every_running_phase()
    {
        await using var shop = await FakeShop.StartAsync(board, 0, 3);

        await controller.SetRateAsync(40);

        controller.Loads.Select(load => load.Title).ShouldBe(["Phase 0", "Phase 3"]);
        await Wait.UntilAsync("both phases have good requests", () => controller.Loads.All(load => load.ToResult().Timeline.Any(moment => moment.Good > 0)));
    }

    [Fact]
    public async Task Changing_the_rate_keeps_the_samples()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await controller.SetRateAsync(40);
        var load = controller.Loads.Single();

        await controller.SetRateAsync(80);

        controller.Loads.Single().ShouldBeSameAs(load);
        controller.Rate.ShouldBe(80);
        await controller.SetRateAsync(0);
        controller.Loads.ShouldBeEmpty();
        controller.StopReason.ShouldBeNull();
    }

    [Fact]
    public async Task The_load_stops_after_a_minute_without_viewers()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await controller.SetRateAsync(20);

        time.Advance(LoadController.NoViewerTimeout - TimeSpan.FromSeconds(1));
        await controller.MaintainAsync();
        controller.Loads.ShouldNotBeEmpty();

        time.Advance(TimeSpan.FromSeconds(2));
        await controller.MaintainAsync();
        controller.Loads.ShouldBeEmpty();
        controller.StopReason.ShouldBe("The load was stopped because no page showed it for 60 s.");
    }

    [Fact]
    public async Task The_load_continues_while_it_has_viewers_and_does_not_stop_immediately_afterwards()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var first = controller.AddViewer();
        var second = controller.AddViewer();
        await controller.SetRateAsync(20);
        first.Dispose();
        first.Dispose();

        time.Advance(TimeSpan.FromHours(1));
        await controller.MaintainAsync();
        controller.Loads.ShouldNotBeEmpty();

        second.Dispose();
        await controller.MaintainAsync();
        controller.Loads.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_load_stops_if_the_host_becomes_unavailable()
    {
        var shop = await FakeShop.StartAsync(board, 1);
        await controller.SetRateAsync(20);

        await shop.DisposeAsync();

        await Wait.UntilAsync("the load has stopped", () => controller.Loads is []);
        controller.StopReason.ShouldStartWith("The host is no longer available.");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("401")]
    [InlineData("NaN")]
    [InlineData("")]
    public async Task A_rate_out_of_range_is_rejected(string rate)
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        using var browser = board.CreateAuthorizedClient();

        var response = await browser.SubmitFormAsync("/break/play", "load", ("rate", rate));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("The load must be from 0 to 400 requests per second");
    }

    [Fact]
    public async Task The_form_sets_the_rate()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        using var browser = board.CreateAuthorizedClient();

        var response = await browser.SubmitFormAsync("/break/play", "load", ("rate", "50"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        board.Services.GetRequiredService<LoadController>().Rate.ShouldBe(50);
    }

    sealed class ManualTimeProvider : TimeProvider
    {
        long ticks;

        public void Advance(TimeSpan time) => ticks += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;
    }
}
