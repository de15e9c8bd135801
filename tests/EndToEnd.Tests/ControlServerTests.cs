using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Evolution.Control;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.EndToEnd.Tests;

/// <summary>Whom the control server lets in, and what it tells and does.</summary>
[Collection<Phase1>]
public sealed class ControlServerTests(Phase1 phase)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    ControlClient Control => phase.Host.Control;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Nobody_without_the_token_gets_in(string? token)
    {
        using var http = new HttpClient { BaseAddress = Control.Address };
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var path in new[] { "resources?usage=false", "connection-strings", "topologies", "nowhere" })
            (await http.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        (await http.PostAsync("resources/orders/kill", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Control.ResourceAsync("orders")).IsReady.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("Origin", "http://localhost:1234")]
    public async Task No_web_page_gets_in_even_with_the_token(string header, string value)
    {
        using var http = new HttpClient { BaseAddress = Control.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "topologies");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Control.Token);
        request.Headers.Add(header, value);
        (await http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task It_tells_of_every_resource_what_it_is_where_it_belongs_and_what_it_uses()
    {
        var resources = await Control.ResourcesAsync(usage: true);

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
    public async Task Its_connection_strings_open_the_stores()
    {
        var connectionStrings = await Control.ConnectionStringsAsync();
        connectionStrings["orders-db"].ShouldNotBeNull().ShouldContain("Database=evolution");
        connectionStrings["orders-redis"].ShouldNotBeNull().ShouldContain("password=");
    }

    [Fact]
    public async Task A_killed_service_is_shown_as_ended_and_starts_again_at_the_same_address()
    {
        var before = await Control.ResourceAsync("payments");

        await Control.KillAsync("payments");
        var ended = await Control.WaitUntilEndedAsync("payments", Limit);
        ended.ExitCode.ShouldNotBe(0);
        (await Should.ThrowAsync<ControlException>(() => Control.KillAsync("payments"))).Message.ShouldBe("payments does not run.");

        await Control.StartAsync("payments");
        var after = await Control.WaitUntilReadyAsync("payments", Limit);
        after.Address.ShouldBe(before.Address);
        after.ProcessId.ShouldNotBe(before.ProcessId);
    }

    [Fact]
    public async Task A_log_holds_the_last_lines_as_JSON_with_trace_ids()
    {
        using var buyer = await Buyer.AtAsync(phase.Host.Topology);
        var placed = await buyer.PlaceAsync(product: 5);

        var line = await LineAsync("orders", placed.Id.ToString()!);

        var json = JsonDocument.Parse(line[line.IndexOf('{')..]).RootElement;
        json.GetProperty("Scopes").EnumerateArray().Any(scope => scope.TryGetProperty("TraceId", out _)).ShouldBeTrue(line);
        (await Control.LogAsync("orders", lines: 1)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redeploying_the_one_unit_restarts_every_service_and_no_store()
    {
        var before = await Control.ResourcesAsync();

        var redeployed = await Control.RedeployAsync("evolution");

        redeployed.Services.ShouldBe(["inventory", "payments", "orders", "gateway"], ignoreOrder: true);
        var after = (await Control.ResourcesAsync()).ToDictionary(resource => resource.Name);
        foreach (var old in before.Where(resource => resource.ProcessId is not null))
            (old.ProcessId != after[old.Name].ProcessId).ShouldBe(old.IsService, old.Name);
    }

    [Fact]
    public async Task A_service_that_hangs_by_command_is_unhealthy_until_it_is_healed_by_command()
    {
        (await Control.CommandAsync("inventory", "hang")).Message.ShouldBe("inventory answers nothing until it is healed");
        await Control.WaitUntilAsync("inventory", resource => resource.Health is "Unhealthy", "was unhealthy", Limit);

        (await Control.CommandAsync("inventory", "heal")).Message.ShouldBe("inventory is healed");
        await Control.WaitUntilReadyAsync("inventory", Limit);
    }

    [Theory]
    [InlineData("payments-redis", "flood", "payments writes 192 MB into payments-redis, several times what it holds")]
    [InlineData("postgres", "hog", "inventory takes every connection that postgres gives, and burns processor time with 2 of them")]
    public async Task A_store_is_broken_and_healed_by_command(string store, string command, string said)
    {
        (await Control.CommandAsync(store, command)).Message.ShouldBe(said);
        (await Control.CommandAsync(store, "heal")).Message.ShouldBe($"{store} is healed");
        foreach (var resource in await Control.ResourcesAsync()) await Control.WaitUntilReadyAsync(resource.Name, Limit);
    }

    [Fact]
    public async Task It_tells_who_calls_whom_and_the_state_of_circuit_breakers()
    {
        var links = (await Control.ResourceAsync("orders")).Links;
        links.ShouldBe([new("orders-db", LinkKind.Store), new("orders-redis", LinkKind.Store), new("inventory", LinkKind.Http), new("payments", LinkKind.Http)]);

        using var lab = new ServiceLab(phase.Host.Topology);
        (await lab.BreakersAsync("orders")).ShouldBe(new Dictionary<string, string> { ["inventory"] = "closed", ["payments"] = "closed" }, ignoreOrder: true);
        (await lab.BreakersAsync("gateway")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_command_of_Orders_places_an_order() =>
        (await Control.CommandAsync("orders", "place-order")).Result.ShouldNotBeNull().ShouldContain("\"status\":\"confirmed\"");

    [Fact]
    public async Task What_does_not_exist_is_answered_with_what_there_is()
    {
        (await Should.ThrowAsync<ControlException>(() => Control.StopAsync("oders"))).Message.ShouldStartWith("There is no resource 'oders'. There are: ");
        (await Should.ThrowAsync<ControlException>(() => Control.LogAsync("../secrets"))).ShouldNotBeNull();
        (await Should.ThrowAsync<ControlException>(() => Control.RedeployAsync("orders"))).Message.ShouldBe("There is no deployment unit 'orders'. There are: evolution.");
        (await Should.ThrowAsync<ControlException>(() => Control.CommandAsync("orders", "dance"))).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    /// <summary>Waits until a line of a log holds a text: a log comes a moment after what it tells of.</summary>
    async Task<string> LineAsync(string resource, string text) => (await Eventually.BecomesAsync(
        $"a line with {text} is in the log of {resource}",
        async () => (await Control.LogAsync(resource)).FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)),
        line => line is not null,
        Limit))!;
}
