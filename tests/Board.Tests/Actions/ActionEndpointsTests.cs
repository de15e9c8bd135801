using System.Net;
using System.Net.Http.Json;
using Evolution.Control;
using Evolution.Lab.FakeHost;
using Microsoft.AspNetCore.Mvc;

namespace Evolution.Board.Tests.Actions;

/// <summary>What the Board's forms do to what runs.</summary>
public sealed class ActionEndpointsTests : IAsyncLifetime
{
    const string Token = "secret";

    RunningBoard board = null!;
    FakeControlServer host = null!;
    HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        board = await RunningBoard.StartAsync();
        host = await FakeControlServer.StartAsync(Token);
        host.Put(FakeResource.Service("orders"));
        board.Meet(new ControlAccess(new(host.Address), Token, Environment.ProcessId));
        browser = board.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await host.DisposeAsync();
        await board.DisposeAsync();
    }

    [Fact]
    public async Task Kill_ends_a_resource_and_says_so()
    {
        (await SaidAsync("resources/orders/kill")).ShouldBe("orders was killed.");

        host.Resources["orders"].State.ShouldBe("Exited");
    }

    [Theory]
    [InlineData("stop", "Finished")]
    [InlineData("restart", "Running")]
    public async Task A_command_reaches_the_resource(string command, string state)
    {
        (await SaidAsync($"resources/orders/{command}")).ShouldBe($"orders: {command} done.");

        host.Resources["orders"].State.ShouldBe(state);
    }

    [Fact]
    public async Task Deploying_a_unit_anew_tells_how_long_it_took_and_what_was_restarted() =>
        (await SaidAsync("units/evolution/redeploy")).ShouldBe("evolution was deployed anew in 1.5 s: gateway, orders.");

    [Theory]
    [InlineData("resources/nobody/stop", HttpStatusCode.NotFound, "There is no resource 'nobody'. There are: orders.")]
    [InlineData("resources/orders/dance", HttpStatusCode.Conflict, "orders has no command 'dance'.")]
    [InlineData("units/nothing/redeploy", HttpStatusCode.NotFound, "There is no deployment unit 'nothing'. There are: evolution.")]
    [InlineData("brokers/redis/inventory-order-placed_error/send-again", HttpStatusCode.Conflict, "There is no broker 'redis' that runs.")]
    public async Task What_the_host_refuses_is_told_in_its_words(string action, HttpStatusCode status, string words)
    {
        var answer = await PostAsync(action);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<ProblemDetails>())!.Detail.ShouldBe(words);
    }

    [Fact]
    public async Task A_host_that_is_away_is_told_of()
    {
        await host.DisposeAsync();

        var answer = await PostAsync("resources/orders/stop");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadFromJsonAsync<ProblemDetails>())!.Detail.ShouldNotBeNull().ShouldStartWith("The host's control server does not answer");
    }

    [Fact]
    public async Task A_name_cannot_lead_to_another_route_of_the_control_server()
    {
        await PostAsync($"resources/{Uri.EscapeDataString("orders/kill?x=")}/stop");

        host.Resources["orders"].State.ShouldBe("Running");
    }

    Task<HttpResponseMessage> PostAsync(string action) => browser.PostAsync($"/actions/{action}", new FormUrlEncodedContent([]));

    async Task<string> SaidAsync(string action)
    {
        var answer = await PostAsync(action);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["message"];
    }
}
