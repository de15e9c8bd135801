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

/// <summary>Who may start an experiment, and what is answered.</summary>
public sealed class ExperimentEndpointTests : IAsyncLifetime
{
    RunningBoard board = null!;

    public async ValueTask InitializeAsync() => board = await RunningBoard.StartAsync();

    public ValueTask DisposeAsync() => board.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    public async Task A_cookie_alone_starts_nothing_for_programs(string? authorization)
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var browser = board.Stranger();
        browser.DefaultRequestHeaders.Add("Cookie", $"{new BoardOptions(RunningBoard.Token, "").CookieName}={Uri.EscapeDataString(RunningBoard.Token)}");
        if (authorization is not null) browser.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(authorization);
        (await browser.GetAsync("/not-found")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var answer = await browser.PostAsync("/experiments/kill-broker", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("token as Authorization: Bearer");
        board.Services.GetRequiredService<ExperimentDesk>().Run.ShouldBeNull();
    }

    [Fact]
    public async Task A_program_gets_the_verdict_as_Markdown()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var program = board.Friend();

        var answer = await program.PostAsync("/experiments/kill-broker?pace=quick&rate=50", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/markdown");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith("## kill-broker: What is the price of the new dependency?");
        text.ShouldContain("|  | phase 0 |");
        text.ShouldContain("| unaffected | – |");
        text.ShouldContain("There is no broker: orders travel over HTTP.");
        text.ShouldContain("at 50 requests/s, seed 1");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, true)]
    public async Task A_program_is_offered_what_at_least_one_of_the_phases_allows(int phase, bool broker)
    {
        await using var shop = await FakeShop.StartAsync(board, phase);
        using var program = board.Friend();

        var offers = (await program.GetFromJsonAsync<Offer[]>("/experiments"))!;

        offers.ShouldContain(new Offer("kill-service", new KillService().Question));
        offers.Any(offer => offer.Name is "kill-broker").ShouldBe(broker);
    }

    [Fact]
    public async Task A_comparison_of_one_experiment_is_a_table_of_the_phases()
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var program = board.Friend();

        var answer = await program.PostAsync("/comparisons?experiment=kill-broker&pace=quick&rate=50", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith("## What each phase buys");
        text.ShouldContain("| experiment | phase 0 |");
        text.ShouldContain("| kill-broker | – |");
    }

    [Theory]
    [InlineData("/experiments/kill-service?pace=full&rate=20")]
    [InlineData("/comparisons?pace=full&rate=20")]
    public async Task Who_goes_away_ends_what_was_asked_for_and_it_is_healed(string path)
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var desk = board.Services.GetRequiredService<ExperimentDesk>();
        using var program = board.Friend();
        using var leaving = new CancellationTokenSource();
        var asked = program.PostAsync(path, null, leaving.Token);
        await Eventually.HoldsAsync("an experiment runs", () => desk.Run is { IsRunning: true });

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asked);
        await desk.Run!.Ended.WaitAsync(TimeSpan.FromSeconds(30));
        desk.Run.EndedEarly.ShouldBe("The caller cancelled it.");
        desk.AtWork.ShouldBeNull();
    }

    [Theory]
    [InlineData("/experiments/no-such", HttpStatusCode.NotFound, "There is no experiment 'no-such'. There are: kill-service, hang-service,")]
    [InlineData("/comparisons?experiment=no-such", HttpStatusCode.NotFound, "There is no experiment 'no-such'. There are: kill-service, hang-service,")]
    [InlineData("/experiments/kill-service?pace=slow", HttpStatusCode.BadRequest, "There are: quick, full.")]
    [InlineData("/experiments/kill-service?rate=9", HttpStatusCode.BadRequest, "The rate is from 10 to 400 requests a second")]
    [InlineData("/experiments/kill-service?rate=401", HttpStatusCode.BadRequest, "The rate is from 10 to 400 requests a second")]
    [InlineData("/experiments/kill-service?rate=many", HttpStatusCode.BadRequest, "The rate is from 10 to 400 requests a second")]
    public async Task What_there_is_not_is_refused_with_what_there_is(string path, HttpStatusCode status, string detail)
    {
        await using var shop = await FakeShop.StartAsync(board, 0);
        using var program = board.Friend();

        var answer = await program.PostAsync(path, null);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(detail);
    }

    [Fact]
    public async Task A_host_that_is_away_is_told()
    {
        using var program = board.Friend();

        var answer = await program.PostAsync("/experiments/kill-service", null);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("The host does not run");
        board.Services.GetRequiredService<ExperimentDesk>().AtWork.ShouldBeNull();
    }

    [Fact]
    public async Task A_second_one_meanwhile_is_a_conflict_for_programs_and_for_forms()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        var desk = board.Services.GetRequiredService<ExperimentDesk>();
        await desk.StartAsync(new KillService(), new(Pace.Full, 20, 1));
        using var friend = board.Friend();

        var byProgram = await friend.PostAsync("/experiments/hang-service", null);
        var byForm = await friend.SendAsync("/break", "experiments/hang-service", ("pace", "quick"), ("rate", "100"));

        byProgram.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        byForm.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await byForm.Content.ReadAsStringAsync()).ShouldContain("kill-service is still at work.");
        await desk.StopAsync();
    }

    [Fact]
    public async Task Forms_start_and_stop_an_experiment()
    {
        await using var shop = await FakeShop.StartAsync(board, 1);
        using var browser = board.Friend();

        var started = await browser.SendAsync("/break", "experiments/kill-service", ("pace", "full"), ("rate", "20"));
        var run = board.Services.GetRequiredService<ExperimentDesk>().Run!;
        var stopped = await browser.SendAsync("/break", "experiments/stop");

        started.StatusCode.ShouldBe(HttpStatusCode.OK);
        run.Options.ShouldBe(new(Pace.Full, 20, 1));
        stopped.StatusCode.ShouldBe(HttpStatusCode.OK);
        run.IsRunning.ShouldBeFalse();
        (await browser.SendAsync("/break", "experiments/stop")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    sealed record Offer(string Name, string Question);
}
