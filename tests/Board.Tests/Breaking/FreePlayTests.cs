using System.Net;
using Evolution.Board.Breaking.Play;
using Evolution.Board.Connection;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Breaking;

/// <summary>The load of free play.</summary>
public sealed class FreePlayTests : IAsyncLifetime
{
    readonly ManualTime time = new();
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
    public async Task It_goes_to_every_phase_that_runs()
    {
        await using var shop = await FakeShop.StartAsync(board, 0, 3);

        await play.SetAsync(40);

        play.Loads.Select(load => load.Title).ShouldBe(["Phase 0", "Phase 3"]);
        await Eventually.HoldsAsync("both have been seen", () => play.Loads.All(load => load.Seen().Timeline.Any(moment => moment.Good > 0)));
    }

    [Fact]
    public async Task Another_rate_goes_on_with_the_same_chart()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await play.SetAsync(40);
        var load = play.Loads.Single();

        await play.SetAsync(80);

        play.Loads.Single().ShouldBeSameAs(load);
        play.Rate.ShouldBe(80);
        await play.SetAsync(0);
        play.Loads.ShouldBeEmpty();
        play.StoppedBecause.ShouldBeNull();
    }

    [Fact]
    public async Task It_ends_when_nobody_has_looked_for_a_minute()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await play.SetAsync(20);

        time.Pass(FreePlay.Unwatched - TimeSpan.FromSeconds(1));
        await play.LookAsync();
        play.Loads.ShouldNotBeEmpty();

        time.Pass(TimeSpan.FromSeconds(2));
        await play.LookAsync();
        play.Loads.ShouldBeEmpty();
        play.StoppedBecause.ShouldBe("Nobody looked for 60 s, so the load was stopped.");
    }

    [Fact]
    public async Task It_goes_on_while_somebody_looks_and_a_minute_longer()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var one = play.Watch();
        var other = play.Watch();
        await play.SetAsync(20);
        one.Dispose();
        one.Dispose();

        time.Pass(TimeSpan.FromHours(1));
        await play.LookAsync();
        play.Loads.ShouldNotBeEmpty();

        other.Dispose();
        await play.LookAsync();
        play.Loads.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task It_ends_when_the_host_goes_away()
    {
        var shop = await FakeShop.StartAsync(board, 1);
        await play.SetAsync(20);

        await shop.DisposeAsync();

        await Eventually.HoldsAsync("the load has ended", () => play.Loads is []);
        play.StoppedBecause.ShouldStartWith("The host went away.");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("401")]
    [InlineData("NaN")]
    [InlineData("")]
    public async Task A_load_out_of_bounds_is_refused(string rate)
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        using var browser = board.Friend();

        var answer = await browser.SendAsync("/break/play", "load", ("rate", rate));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("The load is from 0 to 400 requests a second");
    }

    [Fact]
    public async Task The_slider_sets_it()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        using var browser = board.Friend();

        var answer = await browser.SendAsync("/break/play", "load", ("rate", "50"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        board.Services.GetRequiredService<FreePlay>().Rate.ShouldBe(50);
    }

    sealed class ManualTime : TimeProvider
    {
        long ticks;

        public void Pass(TimeSpan time) => ticks += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;
    }
}
