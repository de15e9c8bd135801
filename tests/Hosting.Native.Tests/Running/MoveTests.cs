using System.Net.Sockets;

namespace Evolution.Hosting.Native.Tests.Running;

/// <summary>What becomes of a service that is moved, and of those that call it.</summary>
public sealed class MoveTests
{
    static readonly HttpClient Client = new();

    [Fact]
    public async Task It_answers_at_a_new_address_and_no_longer_at_the_old()
    {
        await using var test = new TestApplication();
        var service = test.Builder.AddProject<EchoProject>("inventory").WithHttpHealthCheck("/health").WithUrlForEndpoint("http", url => url.DisplayText = "stock").Resource;
        await test.StartAsync(service);
        var (before, process) = (service.GetEndpoint("http").Url, ProcessIdentity.Of(test.ProcessOf(service))!);

        await test.CommandAsync(service, MoveCommand.Name);

        var url = (await test.HealthyAsync(service)).Snapshot.Urls.ShouldHaveSingleItem();
        url.Url.ShouldNotBe(before);
        (url.Url, url.DisplayProperties.DisplayName, url.IsInactive).ShouldBe((service.GetEndpoint("http").Url, "stock", false));
        (await Client.GetStringAsync($"{url.Url}/health")).ShouldBe("healthy");
        process.IsAlive.ShouldBeFalse();
        var refused = await Should.ThrowAsync<HttpRequestException>(Client.GetStringAsync($"{before}/health"));
        refused.InnerException.ShouldBeOfType<SocketException>().SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
        (await test.LogOfAsync(service)).ShouldContain($"Moved from {before} to {url.Url}");
    }

    [Fact]
    public async Task One_that_does_not_run_is_started_at_a_new_address()
    {
        await using var test = new TestApplication();
        var service = test.Builder.AddProject<EchoProject>("inventory").WithHttpHealthCheck("/health").Resource;
        await test.StartAsync(service);
        var before = service.GetEndpoint("http").Url;
        await test.CommandAsync(service, KnownResourceCommands.StopCommand);

        await test.CommandAsync(service, MoveCommand.Name);

        await test.HealthyAsync(service);
        service.GetEndpoint("http").Url.ShouldNotBe(before);
        (await Client.GetStringAsync($"{service.GetEndpoint("http").Url}/health")).ShouldBe("healthy");
    }

    [Fact]
    public async Task Who_was_told_its_address_is_told_the_new_one_at_the_next_start_and_not_before()
    {
        await using var test = new TestApplication();
        var inventory = test.Builder.AddProject<EchoProject>("inventory").WithHttpHealthCheck("/health");
        var orders = test.Builder.AddProject<EchoProject>("orders").WithHttpHealthCheck("/health")
            .WithEnvironment("INVENTORY_URL", inventory.GetEndpoint("http"))
            .WithReference(inventory)
            .Resource;
        await test.StartAsync(inventory.Resource, orders);
        var before = inventory.GetEndpoint("http").Url;

        await test.CommandAsync(inventory.Resource, MoveCommand.Name);
        (await ToldAsync("INVENTORY_URL")).ShouldBe(before);

        await test.CommandAsync(orders, KnownResourceCommands.RestartCommand);
        await test.HealthyAsync(orders);
        (await ToldAsync("INVENTORY_URL")).ShouldBe(inventory.GetEndpoint("http").Url);
        (await ToldAsync("services__inventory__http__0")).ShouldBe(inventory.GetEndpoint("http").Url);
        inventory.GetEndpoint("http").Url.ShouldNotBe(before);

        Task<string> ToldAsync(string variable) => Client.GetStringAsync($"{orders.GetEndpoint("http").Url}/environment/{variable}");
    }

    [Fact]
    public async Task It_stays_there_when_it_is_restarted()
    {
        await using var test = new TestApplication();
        var service = test.Builder.AddProject<EchoProject>("inventory").WithHttpHealthCheck("/health").Resource;
        await test.StartAsync(service);
        await test.CommandAsync(service, MoveCommand.Name);
        var moved = service.GetEndpoint("http").Url;

        await test.CommandAsync(service, KnownResourceCommands.RestartCommand);

        (await test.HealthyAsync(service)).Snapshot.Urls.ShouldHaveSingleItem().Url.ShouldBe(moved);
    }

    [Fact]
    public async Task Stores_stay_where_they_are()
    {
        await using var test = new TestApplication();
        test.Builder.AddRedis("redis");

        var refused = await test.Application.ResourceCommands.ExecuteCommandAsync("redis", MoveCommand.Name);

        (refused.Success, refused.Message).ShouldBe((false, "'redis' has no command 'move'. It has: start, stop, restart."));
    }
}
