using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Evolution.Control;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.EndToEnd.Tests;

/// <summary>The access control and the endpoints of the control server.</summary>
[Collection<Phase1>]
public sealed class ControlServerTests(Phase1 phase)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    ControlClient Control => phase.Host.Control;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Requests_without_the_token_are_rejected(string? token)
    {
        using var http = new HttpClient { BaseAddress = Control.Address };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var path in new[] { "resources?usage=false", "connection-strings", "topologies", "nowhere" })
            (await http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        (await http.PostAsync("resources/orders/kill", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Control.GetResourceAsync("orders")).IsReady.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("Origin", "http://localhost:1234")]
    public async Task Requests_from_web_pages_are_rejected_even_with_the_token(string header, string value)
    {
        using var http = new HttpClient { BaseAddress = Control.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "topologies");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Control.Token);
        request.Headers.Add(header, value);
        (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_resource_is_listed_with_its_unit_parent_and_usage()
    {
        var resources = await Control.GetResourcesAsync(includeUsage: true);

        resources.Select(resource => resource.Name).ShouldBe(
            ["postgres", "inventory-db", "inventory-redis", "inventory", "payments-db", "payments-redis", "payments", "orders-db", "orders-redis", "orders", "gateway"], ignoreOrder: true);
        resources.ShouldAllBe(resource => resource.Unit == "evolution");
        resources.Single(resource => resource.Name == "orders-redis").Parent.ShouldBe("orders");
        resources.Single(resource => resource.Name == "orders-db").Parent.ShouldBe("postgres");
        foreach (var service in resources.Where(resource => resource.IsService))
        {
            service.IsReady.ShouldBeTrue(service.Name);
            service.Usage.ShouldNotBeNull().MemoryBytes.ShouldBeGreaterThan(10_000_000);
        }
        resources.Single(resource => resource.Name == "postgres").Usage!.Processes.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task The_connection_strings_of_the_stores_are_listed()
    {
        var connectionStrings = await Control.GetConnectionStringsAsync();
        connectionStrings["orders-db"].ShouldNotBeNull().ShouldContain("Database=evolution");
        connectionStrings["orders-redis"].ShouldNotBeNull().ShouldContain("password=");
    }

    [Fact]
    public async Task A_killed_service_is_reported_as_exited_and_restarts_at_the_same_address()
    {
        var before = await Control.GetResourceAsync("payments");

        await Control.KillAsync("payments");
        var exited = await Control.WaitUntilStoppedAsync("payments", Timeout);
        exited.ExitCode.ShouldNotBe(0);
        (await Should.ThrowAsync<ControlException>(() => Control.KillAsync("payments"))).Message.ShouldBe("payments is not running.");

        await Control.StartAsync("payments");
        var after = await Control.WaitUntilReadyAsync("payments", Timeout);
        after.Address.ShouldBe(before.Address);
        after.ProcessId.ShouldNotBe(before.ProcessId);
    }

    [Fact]
    public async Task A_log_contains_the_last_lines_as_JSON_with_trace_ids()
    {
        using var buyer = await Buyer.ConnectAsync(phase.Host.Topology);
        var placed = await buyer.PlaceAsync(product: 5);

        var line = await WaitForLineAsync("orders", placed.Id.ToString()!);

        var json = JsonDocument.Parse(line[line.IndexOf('{')..]).RootElement;
        json.GetProperty("Scopes").EnumerateArray().Any(scope => scope.TryGetProperty("TraceId", out _)).ShouldBeTrue(line);
        (await Control.GetLogAsync("orders", lines: 1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_log_can_be_read_while_its_service_is_restarted()
    {
        var restart = RestartAsync();
        do await Control.GetLogAsync("payments");
        while (!restart.IsCompleted);
        await restart;

        async Task RestartAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                await Control.RestartAsync("payments");
                await Control.WaitUntilReadyAsync("payments", Timeout);
            }
        }
    }

    [Fact]
    public async Task Redeploying_the_only_unit_restarts_every_service_and_no_store()
    {
        var before = await Control.GetResourcesAsync();

        var redeployed = await Control.RedeployAsync("evolution");

        redeployed.Services.ShouldBe(["inventory", "payments", "orders", "gateway"], ignoreOrder: true);
        var after = (await Control.GetResourcesAsync()).ToDictionary(resource => resource.Name);
        foreach (var resourceBefore in before.Where(resource => resource.ProcessId is not null))
            (resourceBefore.ProcessId != after[resourceBefore.Name].ProcessId).ShouldBe(resourceBefore.IsService, resourceBefore.Name);
    }

    [Fact]
    public async Task The_hang_command_makes_a_service_unhealthy_until_it_is_healed()
    {
        (await Control.RunCommandAsync("inventory", "hang")).Message.ShouldBe("inventory does not respond until it is healed");
        await Control.WaitUntilAsync("inventory", resource => resource.Health is "Unhealthy", "was unhealthy", Timeout);

        (await Control.RunCommandAsync("inventory", "heal")).Message.ShouldBe("inventory is healed");
        await Control.WaitUntilReadyAsync("inventory", Timeout);
    }

    [Theory]
    [InlineData("payments-redis", "flood", "payments writes 192 MB into payments-redis, several times its capacity")]
    [InlineData("postgres", "hog", "inventory takes all available connections of postgres, and burns CPU time with 2 of them")]
    public async Task Commands_inject_and_heal_the_faults_of_a_store(string store, string command, string message)
    {
        (await Control.RunCommandAsync(store, command)).Message.ShouldBe(message);
        (await Control.RunCommandAsync(store, "heal")).Message.ShouldBe($"{store} is healed");
        foreach (var resource in await Control.GetResourcesAsync()) await Control.WaitUntilReadyAsync(resource.Name, Timeout);
    }

    [Fact]
    public async Task The_links_and_circuit_breakers_of_a_service_are_listed()
    {
        var links = (await Control.GetResourceAsync("orders")).Links;
        links.ShouldBe([new("orders-db", LinkKind.Store), new("orders-redis", LinkKind.Store), new("inventory", LinkKind.Http), new("payments", LinkKind.Http)]);

        using var lab = new LabEndpointClient(phase.Host.Topology);
        (await lab.GetBreakersAsync("orders")).ShouldBe(new Dictionary<string, string> { ["inventory"] = "closed", ["payments"] = "closed" }, ignoreOrder: true);
        (await lab.GetBreakersAsync("gateway")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_place_order_command_of_Orders_places_an_order() =>
        (await Control.RunCommandAsync("orders", "place-order")).Result.ShouldNotBeNull().ShouldContain("\"status\":\"confirmed\"");

    [Fact]
    public async Task An_unknown_name_is_rejected_with_the_known_ones()
    {
        (await Should.ThrowAsync<ControlException>(() => Control.StopAsync("oders"))).Message.ShouldStartWith("Unknown resource 'oders'. Expected one of: ");
        (await Should.ThrowAsync<ControlException>(() => Control.GetLogAsync("../secrets"))).ShouldNotBeNull();
        (await Should.ThrowAsync<ControlException>(() => Control.RedeployAsync("orders"))).Message.ShouldBe("Unknown deployment unit 'orders'. Expected one of: evolution.");
        (await Should.ThrowAsync<ControlException>(() => Control.RunCommandAsync("orders", "dance"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    /// <summary>Waits for a log line that contains the text, because logs arrive with a delay.</summary>
    async Task<string> WaitForLineAsync(string resource, string text) => (await Wait.ForValueAsync(
        $"a line with {text} is in the log of {resource}",
        async () => (await Control.GetLogAsync(resource)).FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)),
        line => line is not null,
        Timeout))!;
}
