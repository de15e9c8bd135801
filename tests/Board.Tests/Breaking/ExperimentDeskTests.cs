using Evolution.Board.Breaking.Experiments;
using Evolution.Board.Breaking.Play;
using Evolution.Board.Breaking.Verdicts;
using Evolution.Lab;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Breaking;

/// <summary>Experiments on a host that is made up: its shop takes every request, and has no books that could be checked.</summary>
public sealed class ExperimentDeskTests : IAsyncLifetime
{
    static readonly ExperimentOptions Lasting = new(PaceOf(fault: 120), 40, 1);
    static readonly ExperimentOptions Brief = new(PaceOf(fault: 0.2), 40, 1);

    RunningBoard board = null!;
    ExperimentDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        board = await RunningBoard.StartAsync();
        desk = board.Services.GetRequiredService<ExperimentDesk>();
    }

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Fact]
    public async Task One_experiment_runs_at_a_time()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await desk.StartAsync(new KillService(), Lasting);

        var second = await Should.ThrowAsync<LabException>(() => desk.StartAsync(new HangService(), Brief));

        second.Message.ShouldStartWith("kill-service is still at work.");
        desk.AtWork!.Name.ShouldBe("kill-service");
        await desk.StopAsync();
        desk.AtWork.ShouldBeNull();
    }

    [Fact]
    public async Task Stopping_one_in_the_middle_of_its_fault_heals_the_shop()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var run = await desk.StartAsync(new KillService(), Lasting);
        await Eventually.HoldsAsync("the fault is there", () => run.Courses.Single().Stage is "suffers the fault" && shop.Resources["inventory"].State is "Exited");

        await desk.StopAsync();

        shop.Resources["inventory"].State.ShouldBe("Running");
        run.Courses.Single().Result!.Error.ShouldBe("It was stopped.");
        run.Courses.Single().Stage.ShouldBe("not finished");
        run.Comparison!.IsInterrupted.ShouldBeTrue();
    }

    [Fact]
    public async Task Both_topologies_suffer_at_the_same_time()
    {
        await using var shop = await FakeShop.StartAsync(board, 0, 3);

        var run = await desk.StartAsync(new KillService(), Lasting);

        await Eventually.HoldsAsync("both are hurt", () => shop.Resources["phase0-inventory"].State is "Exited" && shop.Resources["phase3-inventory"].State is "Exited");
        run.Courses.Select(course => course.Title).ShouldBe(["Phase 0", "Phase 3"]);
        await desk.StopAsync();
        shop.Resources.Values.ShouldAllBe(resource => resource.State == "Running");
    }

    [Fact]
    public async Task The_fault_can_be_watched_while_it_lasts()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);

        var run = await desk.StartAsync(new KillService(), Lasting);

        await Eventually.HoldsAsync("the chart goes into the fault", () => run.Courses.Single().Seen is { Fault.Seconds: > 0.5, Timeline.Count: > 3 });
        await desk.StopAsync();
    }

    [Fact]
    public async Task A_host_that_goes_away_is_told_and_the_desk_is_free_again()
    {
        var shop = await FakeShop.StartAsync(board, 1);
        var run = await desk.StartAsync(new KillService(), Lasting);
        await Eventually.HoldsAsync("the fault is there", () => run.Courses.Single().Stage is "suffers the fault");

        await shop.DisposeAsync();
        await run.Ended.WaitAsync(TimeSpan.FromSeconds(30));

        run.EndedEarly.ShouldStartWith("The host went away.");
        run.Courses.Single().Result!.Error.ShouldStartWith("The host went away.");
        desk.AtWork.ShouldBeNull();
    }

    [Fact]
    public async Task What_goes_wrong_is_reported_as_the_error_of_that_topology()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);

        var run = await desk.StartAsync(new KillService(), Brief);
        await run.Ended.WaitAsync(TimeSpan.FromSeconds(60));

        run.EndedEarly.ShouldBeNull();
        run.Courses.Single().Result!.Error.ShouldBe("The host does not tell the connection string of orders-db.");
        RunVerdict.Of(run.Fault, run.Comparison!).Remarks.ShouldBe(["Phase 1: The host does not tell the connection string of orders-db."]);
    }

    [Fact]
    public async Task What_has_no_meaning_on_a_topology_says_so_without_any_load()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);

        var run = await desk.StartAsync(new KillBroker(), Brief);
        await run.Ended.WaitAsync(TimeSpan.FromSeconds(30));

        run.Courses.Single().Stage.ShouldBe("does not apply");
        RunVerdict.Of(run.Fault, run.Comparison!).Remarks.ShouldBe(["Phase 0: There is no broker: orders travel over HTTP."]);
    }

    [Fact]
    public async Task The_load_of_free_play_ends_when_an_experiment_begins()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        var play = board.Services.GetRequiredService<FreePlay>();
        await play.SetAsync(20);

        var run = await desk.StartAsync(new KillBroker(), Brief);
        await run.Ended;

        play.Loads.ShouldBeEmpty();
        play.StoppedBecause.ShouldBe("The load was stopped: an experiment brings its own.");
    }

    [Fact]
    public async Task There_is_nothing_to_be_stopped_where_nothing_runs() =>
        (await Should.ThrowAsync<LabException>(() => desk.StopAsync())).Message.ShouldBe("No experiment runs.");

    static Pace PaceOf(double fault) => new("test", Seconds(0.3), Seconds(0.2), Seconds(fault), Seconds(5), Seconds(0.2), Seconds(1), Seconds(0));

    static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
