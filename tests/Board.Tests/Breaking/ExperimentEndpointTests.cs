using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.Board.Access;
using Evolution.Board.Breaking.Experiments;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.Breaking;

/// <summary>Access to the experiment endpoints, and their responses.</summary>
public sealed class ExperimentEndpointTests : IAsyncLifetime
{
    RunningBoard board = null!;

    public async ValueTask InitializeAsync() => board = await RunningBoard.StartAsync();

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    public async Task A_program_needs_the_token_and_not_only_a_cookie(string? authorization)
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var browser = board.CreateAnonymousClient();
        browser.DefaultRequestHeaders.Add("Cookie", $"{new BoardOptions(RunningBoard.Token, "").CookieName}={Uri.EscapeDataString(RunningBoard.Token)}");
        if (authorization is not null) browser.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
        (await browser.GetAsync("/not-found")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var response = await browser.PostAsync("/experiments/kill-broker", null);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync()).ShouldContain("token as Authorization: Bearer");
        board.Services.GetRequiredService<ExperimentCoordinator>().Run.ShouldBeNull();
    }

    [Fact]
    public async Task A_program_gets_the_verdict_as_Markdown()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var program = board.CreateAuthorizedClient();

        var response = await program.PostAsync("/experiments/kill-broker?pace=quick&rate=50", null);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/markdown");
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldStartWith("## kill-broker: What is the price of the new dependency?");
        text.ShouldContain("|  | phase 0 |");
        text.ShouldContain("| unaffected | – |");
        text.ShouldContain("There is no broker: orders travel over HTTP.");
        text.ShouldContain("at 50 requests/s, seed 1");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    public async Task The_available_experiments_apply_to_at_least_one_phase(int phase, bool broker)
    {
        await using var shop = await FakeShop.StartAsync(board, phase);
        using var program = board.CreateAuthorizedClient();

        var experiments = (await program.GetFromJsonAsync<ExperimentInfo[]>("/experiments"))!;

        experiments.ShouldContain(new ExperimentInfo("kill-service", new KillService().Question));
        experiments.Any(experiment => experiment.Name is "kill-broker").ShouldBe(broker);
    }

    [Fact]
    public async Task A_comparison_of_one_experiment_is_a_table_of_the_phases()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var program = board.CreateAuthorizedClient();

        var response = await program.PostAsync("/comparisons?experiment=kill-broker&pace=quick&rate=50", null);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldStartWith("## What each phase buys");
        text.ShouldContain("| experiment | phase 0 |");
        text.ShouldContain("| kill-broker | – |");
    }

    [Theory]
    [InlineData("/experiments/kill-service?pace=full&rate=20")]
    [InlineData("/comparisons?pace=full&rate=20")]
    public async Task A_cancelled_request_stops_and_heals_the_experiment(string path)
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var coordinator = board.Services.GetRequiredService<ExperimentCoordinator>();
        using var program = board.CreateAuthorizedClient();
        using var cancellation = new CancellationTokenSource();
        var request = program.PostAsync(path, null, cancellation.Token);
        await Wait.UntilAsync("an experiment runs", () => coordinator.Run is { IsRunning: true });

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => request);
        await coordinator.Run!.Completion.WaitAsync(TimeSpan.FromSeconds(30));
        coordinator.Run.StopReason.ShouldBe("The caller cancelled the experiment.");
        coordinator.ActiveFault.ShouldBeNull();
    }

    [Theory]
    [InlineData("/experiments/no-such", HttpStatusCode.NotFound, "There is no experiment 'no-such'. Available: kill-service, hang-service,")]
    [InlineData("/comparisons?experiment=no-such", HttpStatusCode.NotFound, "There is no experiment 'no-such'. Available: kill-service, hang-service,")]
    [InlineData("/experiments/kill-service?pace=slow", HttpStatusCode.BadRequest, "Available: quick, full.")]
    [InlineData("/experiments/kill-service?rate=9", HttpStatusCode.BadRequest, "The rate must be from 10 to 400 requests per second")]
    [InlineData("/experiments/kill-service?rate=401", HttpStatusCode.BadRequest, "The rate must be from 10 to 400 requests per second")]
    [InlineData("/experiments/kill-service?rate=many", HttpStatusCode.BadRequest, "The rate must be from 10 to 400 requests per second")]
    public async Task An_unknown_or_invalid_argument_is_rejected_with_the_valid_values(string path, HttpStatusCode status, string detail)
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var program = board.CreateAuthorizedClient();

        var response = await program.PostAsync(path, null);

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(detail);
    }

    [Fact]
    public async Task A_missing_host_returns_503()
    {
        using var program = board.CreateAuthorizedClient();

        var response = await program.PostAsync("/experiments/kill-service", null);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("The host is not running");
        board.Services.GetRequiredService<ExperimentCoordinator>().ActiveFault.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_experiment_is_a_conflict_for_programs_and_forms()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var coordinator = board.Services.GetRequiredService<ExperimentCoordinator>();
        await coordinator.StartAsync(new KillService(), new(Pace.Full, 20, 1));
        using var client = board.CreateAuthorizedClient();

        var byProgram = await client.PostAsync("/experiments/hang-service", null);
        var byForm = await client.SendAsync("/break", "experiments/hang-service", ("pace", "quick"), ("rate", "100"));

        byProgram.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        byForm.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await byForm.Content.ReadAsStringAsync()).ShouldContain("kill-service is still running.");
        await coordinator.StopAsync();
    }

    [Fact]
    public async Task Forms_start_and_stop_an_experiment()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        using var browser = board.CreateAuthorizedClient();

        var started = await browser.SendAsync("/break", "experiments/kill-service", ("pace", "full"), ("rate", "20"));
        var run = board.Services.GetRequiredService<ExperimentCoordinator>().Run!;
        var stopped = await browser.SendAsync("/break", "experiments/stop");

        started.StatusCode.ShouldBe(HttpStatusCode.OK);
        run.Options.ShouldBe(new(Pace.Full, 20, 1));
        stopped.StatusCode.ShouldBe(HttpStatusCode.OK);
        run.IsRunning.ShouldBeFalse();
        (await browser.SendAsync("/break", "experiments/stop")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    sealed record ExperimentInfo(string Name, string Question);
}
