using System.Net;
using Evolution.Board.Breaking.Play;
using Evolution.Board.Connection;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Breaking;

/// <summary>The load of free play.</summary>
public sealed class FreePlayTests : IAsyncLifetime
{
    readonly ManualTimeProvider time = new();
    RunningBoard board = null!;
    FreePlay play = null!;

    public async ValueTask InitializeAsync()
    {
        board = await RunningBoard.StartAsync();
        play = new(board.Services.GetRequiredService<HostConnection>(), time);
    }

    public async ValueTask DisposeAsync()
    {
        await play.DisposeAsync();
        await board.DisposeAsync();
    }

    [Fact]
    public async Task The_load_goes_to_every_running_phase()
    {
        await using var shop = await FakeShop.StartAsync(board, 0, 3);

        await play.SetAsync(40);

        play.Loads.Select(load => load.Title).ShouldBe(["Phase 0", "Phase 3"]);
        await Wait.UntilAsync("both phases have good requests", () => play.Loads.All(load => load.ToResult().Timeline.Any(moment => moment.Good > 0)));
    }

    [Fact]
    public async Task Changing_the_rate_keeps_the_chart()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await play.SetAsync(40);
        var load = play.Loads.Single();

        await play.SetAsync(80);

        play.Loads.Single().ShouldBeSameAs(load);
        play.Rate.ShouldBe(80);
        await play.SetAsync(0);
        play.Loads.ShouldBeEmpty();
        play.StopReason.ShouldBeNull();
    }

    [Fact]
    public async Task The_load_stops_after_a_minute_without_viewers()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await play.SetAsync(20);

        time.Advance(FreePlay.UnwatchedTimeout - TimeSpan.FromSeconds(1));
        await play.MaintainAsync();
        play.Loads.ShouldNotBeEmpty();

        time.Advance(TimeSpan.FromSeconds(2));
        await play.MaintainAsync();
        play.Loads.ShouldBeEmpty();
        play.StopReason.ShouldBe("The load was stopped because no page showed it for 60 s.");
    }

    [Fact]
    public async Task The_load_continues_while_it_has_viewers()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var first = play.Watch();
        var second = play.Watch();
        await play.SetAsync(20);
        first.Dispose();
        first.Dispose();

        time.Advance(TimeSpan.FromHours(1));
        await play.MaintainAsync();
        play.Loads.ShouldNotBeEmpty();

        second.Dispose();
        await play.MaintainAsync();
        play.Loads.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_load_stops_if_the_host_becomes_unavailable()
    {
        var shop = await FakeShop.StartAsync(board, 1);
        await play.SetAsync(20);

        await shop.DisposeAsync();

        await Wait.UntilAsync("the load has ended", () => play.Loads is []);
        play.StopReason.ShouldStartWith("The host is no longer available.");
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

        var response = await browser.SendAsync("/break/play", "load", ("rate", rate));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("The load must be from 0 to 400 requests per second");
    }

    [Fact]
    public async Task The_form_sets_the_rate()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        using var browser = board.CreateAuthorizedClient();

        var response = await browser.SendAsync("/break/play", "load", ("rate", "50"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        board.Services.GetRequiredService<FreePlay>().Rate.ShouldBe(50);
    }

    sealed class ManualTimeProvider : TimeProvider
    {
        long ticks;

        public void Advance(TimeSpan time) => ticks += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;
    }
}
