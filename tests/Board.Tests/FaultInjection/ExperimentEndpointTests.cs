using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.Board.Access;
using Evolution.Board.FaultInjection.Experiments;
using Evolution.Lab.Experiments;
using Evolution.Lab.Experiments.Faults;
using Evolution.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Board.Tests.FaultInjection;

/// <summary>Access to the experiment endpoints, and their responses.</summary>
public sealed class ExperimentEndpointTests : IAsyncLifetime
{
    RunningBoard board = null!;

    public async ValueTask InitializeAsync() => board = await RunningBoard.StartAsync();

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    public async Task A_program_without_the_bearer_token_is_unauthorized_even_with_the_cookie(string? authorization)
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
        text.ShouldStartWith("## kill-broker: How does an outage of the broker affect orders?");
        text.ShouldContain("|  | phase 0 |");
        text.ShouldContain("| unaffected | – |");
        text.ShouldContain("There is no broker: orders are sent over HTTP.");
        text.ShouldContain("at 50 requests/s, seed 1");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    public async Task Only_experiments_that_apply_to_a_running_phase_are_listed(int phase, bool hasBroker)
    {
        await using var shop = await FakeShop.StartAsync(board, phase);
        using var program = board.CreateAuthorizedClient();

        var experiments = (await program.GetFromJsonAsync<ExperimentInfo[]>("/experiments"))!;

        experiments.ShouldContain(new ExperimentInfo("kill-service", new KillService().Question));
        experiments.Any(experiment => experiment.Name is "kill-broker").ShouldBe(hasBroker);
    }

    [Fact]
    public async Task A_comparison_of_one_experiment_returns_a_table_with_a_column_per_phase()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var program = board.CreateAuthorizedClient();

        var response = await program.PostAsync("/comparisons?experiment=kill-broker&pace=quick&rate=50", null);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldStartWith("## Unaffected requests and recovery by phase");
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
    [InlineData("/experiments/no-such", HttpStatusCode.NotFound, "Unknown experiment 'no-such'. Expected one of: kill-service, hang-service,")]
    [InlineData("/comparisons?experiment=no-such", HttpStatusCode.NotFound, "Unknown experiment 'no-such'. Expected one of: kill-service, hang-service,")]
    [InlineData("/experiments/kill-service?pace=slow", HttpStatusCode.BadRequest, "Expected one of: quick, full.")]
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
    public async Task An_unavailable_host_returns_503()
    {
        using var program = board.CreateAuthorizedClient();

        var response = await program.PostAsync("/experiments/kill-service", null);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("The host is not running");
        board.Services.GetRequiredService<ExperimentCoordinator>().ActiveFault.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_experiment_is_rejected_as_a_conflict_for_programs_and_forms()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var coordinator = board.Services.GetRequiredService<ExperimentCoordinator>();
        await coordinator.StartAsync(new KillService(), new(Pace.Full, 20, 1));
        using var client = board.CreateAuthorizedClient();

        var programResponse = await client.PostAsync("/experiments/hang-service", null);
        var formResponse = await client.SubmitFormAsync("/break", "experiments/hang-service", ("pace", "quick"), ("rate", "100"));

        programResponse.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        formResponse.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await formResponse.Content.ReadAsStringAsync()).ShouldContain("kill-service is still running.");
        await coordinator.StopAsync();
    }

    [Fact]
    public async Task Forms_start_and_stop_an_experiment()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        using var browser = board.CreateAuthorizedClient();

        var startResponse = await browser.SubmitFormAsync("/break", "experiments/kill-service", ("pace", "full"), ("rate", "20"));
        var run = board.Services.GetRequiredService<ExperimentCoordinator>().Run!;
        var stopResponse = await browser.SubmitFormAsync("/break", "experiments/stop");

        startResponse.StatusCode.ShouldBe(HttpStatusCode.OK);
        run.Options.ShouldBe(new(Pace.Full, 20, 1));
        stopResponse.StatusCode.ShouldBe(HttpStatusCode.OK);
        run.IsRunning.ShouldBeFalse();
        (await browser.SubmitFormAsync("/break", "experiments/stop")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    sealed record ExperimentInfo(string Name, string Question);
}
