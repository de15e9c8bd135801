using System.Net;
using System.Net.Http.Json;
using Evolution.Control;
using Evolution.Lab.FakeHost;
using Microsoft.AspNetCore.Mvc;

namespace Evolution.Board.Tests.Actions;

/// <summary>The actions of the Board's forms on running resources.</summary>
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
        host.Put(FakeResource.CreateService("orders"));
        board.ConnectTo(new ControlConnectionInfo(new(host.Address), Token, Environment.ProcessId));
        browser = board.CreateBrowserClient();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await host.DisposeAsync();
        await board.DisposeAsync();
    }

    [Fact]
    public async Task Killing_a_resource_is_confirmed()
    {
        (await ExecuteAsync("resources/orders/kill")).ShouldBe("orders was killed.");

        host.Resources["orders"].State.ShouldBe("Exited");
    }

    [Theory]
    [InlineData("stop", "Finished")]
    [InlineData("restart", "Running")]
    public async Task A_command_reaches_the_resource(string command, string state)
    {
        (await ExecuteAsync($"resources/orders/{command}")).ShouldBe($"orders: {command} done.");

        host.Resources["orders"].State.ShouldBe(state);
    }

    [Fact]
    public async Task Redeploying_a_unit_reports_the_duration_and_the_restarted_services() =>
        (await ExecuteAsync("units/evolution/redeploy")).ShouldBe("evolution was redeployed in 1.5 s: gateway, orders.");

    [Theory]
    [InlineData("resources/unknown/stop", HttpStatusCode.NotFound, "Unknown resource 'unknown'. Expected one of: orders.")]
    [InlineData("resources/orders/pause", HttpStatusCode.Conflict, "orders has no command 'pause'.")]
    [InlineData("units/unknown/redeploy", HttpStatusCode.NotFound, "Unknown deployment unit 'unknown'. Expected one of: evolution.")]
    [InlineData("brokers/redis/inventory-order-placed_error/send-again", HttpStatusCode.Conflict, "The broker 'redis' is not running.")]
    public async Task An_error_from_the_host_is_returned(string action, HttpStatusCode status, string detail)
    {
        var response = await PostAsync(action);

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadFromJsonAsync<ProblemDetails>())!.Detail.ShouldBe(detail);
    }

    [Fact]
    public async Task An_unavailable_host_is_reported()
    {
        await host.DisposeAsync();

        var response = await PostAsync("resources/orders/stop");

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadFromJsonAsync<ProblemDetails>())!.Detail.ShouldNotBeNull().ShouldStartWith("The host's control server does not respond");
    }

    [Fact]
    public async Task A_resource_name_is_escaped_in_the_request_to_the_control_server()
    {
        await PostAsync($"resources/{Uri.EscapeDataString("orders/kill?x=")}/stop");

        host.Resources["orders"].State.ShouldBe("Running");
    }

    Task<HttpResponseMessage> PostAsync(string action) => browser.PostAsync($"/actions/{action}", new FormUrlEncodedContent([]));

    async Task<string> ExecuteAsync(string action)
    {
        var response = await PostAsync(action);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["message"];
    }
}
