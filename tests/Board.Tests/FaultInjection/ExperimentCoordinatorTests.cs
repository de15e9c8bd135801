using Evolution.Board.FaultInjection.Experiments;
using Evolution.Board.FaultInjection.FreePlay;
using Evolution.Board.FaultInjection.Verdicts;
using Evolution.Lab;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>Experiments on a fake host, whose shop accepts every request and has no databases to check.</summary>
public sealed class ExperimentCoordinatorTests : IAsyncLifetime
{
    static readonly ExperimentOptions LongOptions = new(CreatePace(fault: 120), 40, 1);
    static readonly ExperimentOptions ShortOptions = new(CreatePace(fault: 0.2), 40, 1);

    RunningBoard board = null!;
    ExperimentCoordinator coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        board = await RunningBoard.StartAsync();
        coordinator = board.Services.GetRequiredService<ExperimentCoordinator>();
    }

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Fact]
    public async Task Only_one_experiment_runs_at_a_time()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        await coordinator.StartAsync(new KillService(), LongOptions);

        var exception = await Should.ThrowAsync<LabException>(() => coordinator.StartAsync(new HangService(), ShortOptions));

        exception.Message.ShouldStartWith("kill-service is still running.");
        coordinator.ActiveFault!.Name.ShouldBe("kill-service");
        await coordinator.StopAsync();
        coordinator.ActiveFault.ShouldBeNull();
    }

    [Fact]
    public async Task Stopping_an_experiment_during_its_fault_heals_the_shop()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var run = await coordinator.StartAsync(new KillService(), LongOptions);
        await Wait.UntilAsync("the fault is active", () => run.Experiments.Single().Stage is "fault active" && shop.Resources["inventory"].State is "Exited");

        await coordinator.StopAsync();

        shop.Resources["inventory"].State.ShouldBe("Running");
        run.Experiments.Single().Result!.Error.ShouldBe("The experiment was stopped.");
        run.Experiments.Single().Stage.ShouldBe("not finished");
        run.Comparison!.IsInterrupted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_fault_is_injected_into_both_topologies_at_the_same_time()
    {
        await using var shop = await FakeShop.StartAsync(board, 0, 3);

        var run = await coordinator.StartAsync(new KillService(), LongOptions);

        await Wait.UntilAsync("both services are killed", () => shop.Resources["phase0-inventory"].State is "Exited" && shop.Resources["phase3-inventory"].State is "Exited");
        run.Experiments.Select(experiment => experiment.Title).ShouldBe(["Phase 0", "Phase 3"]);
        await coordinator.StopAsync();
        shop.Resources.Values.ShouldAllBe(resource => resource.State == "Running");
    }

    [Fact]
    public async Task Live_results_are_available_while_the_fault_is_active()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);

        var run = await coordinator.StartAsync(new KillService(), LongOptions);

        await Wait.UntilAsync("the live results include the fault", () => run.Experiments.Single().CurrentResult is { Fault.Seconds: > 0.5, Timeline.Count: > 3 });
        await coordinator.StopAsync();
    }

    [Fact]
    public async Task An_unavailable_host_ends_the_experiment_with_an_error()
    {
        var shop = await FakeShop.StartAsync(board, 1);
        var run = await coordinator.StartAsync(new KillService(), LongOptions);
        await Wait.UntilAsync("the fault is active", () => run.Experiments.Single().Stage is "fault active");

        await shop.DisposeAsync();
        await run.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        run.StopReason.ShouldStartWith("The host is no longer available.");
        run.Experiments.Single().Result!.Error.ShouldStartWith("The host is no longer available.");
        coordinator.ActiveFault.ShouldBeNull();
    }

    [Fact]
    public async Task A_failed_experiment_reports_the_error_for_its_topology()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);

        var run = await coordinator.StartAsync(new KillService(), ShortOptions);
        await run.Completion.WaitAsync(TimeSpan.FromSeconds(60));

        run.StopReason.ShouldBeNull();
        run.Experiments.Single().Result!.Error.ShouldBe("The host does not provide a connection string for orders-db.");
        RunVerdict.Of(run.Fault, run.Comparison!).Remarks.ShouldBe(["Phase 1: The host does not provide a connection string for orders-db."]);
    }

    [Fact]
    public async Task An_experiment_that_does_not_apply_ends_without_load()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);

        var run = await coordinator.StartAsync(new KillBroker(), ShortOptions);
        await run.Completion.WaitAsync(TimeSpan.FromSeconds(30));

        run.Experiments.Single().Stage.ShouldBe("does not apply");
        RunVerdict.Of(run.Fault, run.Comparison!).Remarks.ShouldBe(["Phase 0: There is no broker: orders are sent over HTTP."]);
    }

    [Fact]
    public async Task Starting_an_experiment_stops_the_load_of_free_play()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        var load = board.Services.GetRequiredService<LoadController>();
        await load.SetRateAsync(20);

        var run = await coordinator.StartAsync(new KillBroker(), ShortOptions);
        await run.Completion;

        load.Loads.ShouldBeEmpty();
        load.StopReason.ShouldBe("The load was stopped because an experiment generates its own load.");
    }

    [Fact]
    public async Task Stopping_without_a_running_experiment_fails() =>
        (await Should.ThrowAsync<LabException>(() => coordinator.StopAsync())).Message.ShouldBe("No experiment is running.");

    static Pace CreatePace(double fault) => new("test", TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(fault), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0));
}
