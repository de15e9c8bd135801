namespace Evolution.Hosting.Native.Tests.Running;

/// <summary>The order in which resources start.</summary>
public sealed class WaitForTests
{
    [Fact]
    public async Task A_service_starts_when_what_it_waits_for_is_healthy()
    {
        await using var test = new TestApplication();
        var redis = test.Builder.AddRedis("redis");
        var inventory = test.Builder.AddProject<EchoProject>("inventory").WithHttpHealthCheck("/health").WaitFor(redis);
        var orders = test.Builder.AddProject<EchoProject>("orders").WithHttpHealthCheck("/health").WaitFor(inventory);
        var changes = RecordAsync(test.Application, orders.Resource);
        await test.StartAsync(orders.Resource);

        var states = await changes;
        states.IndexOf("redis Healthy").ShouldBeLessThan(states.IndexOf("inventory Running"));
        states.IndexOf("inventory Healthy").ShouldBeLessThan(states.IndexOf("orders Running"));
        states.ShouldContain("orders Waiting");
    }

    [Fact]
    public async Task A_service_whose_dependency_failed_says_so_and_does_not_start()
    {
        await using var test = new TestApplication();
        var inventory = test.Builder.AddProject<EchoProject>("inventory").WithHttpHealthCheck("/health").WithEnvironment("FAIL_WITH", "3");
        var orders = test.Builder.AddProject<EchoProject>("orders").WaitFor(inventory);
        await test.StartAsync();

        await test.WaitAsync(orders.Resource, KnownResourceStates.FailedToStart);
        (await test.LogOfAsync(orders.Resource)).ShouldContain("it waits for inventory, which is Exited");
    }

    [Fact]
    public async Task Who_is_told_to_start_stops_waiting()
    {
        await using var test = new TestApplication();
        var never = test.Builder.AddProject<EchoProject>("never").WithHttpHealthCheck("/no-such-path");
        var orders = test.Builder.AddProject<EchoProject>("orders").WithHttpHealthCheck("/health").WaitFor(never);
        await test.StartAsync();
        await test.WaitAsync(orders.Resource, KnownResourceStates.Waiting);

        await test.CommandAsync(orders.Resource, KnownResourceCommands.StartCommand);

        await test.HealthyAsync(orders.Resource);
    }

    [Fact]
    public async Task The_host_can_be_stopped_while_resources_wait()
    {
        await using var test = new TestApplication();
        var never = test.Builder.AddProject<EchoProject>("never").WithHttpHealthCheck("/no-such-path");
        var orders = test.Builder.AddProject<EchoProject>("orders").WaitFor(never);
        await test.StartAsync();
        await test.WaitAsync(orders.Resource, KnownResourceStates.Waiting);

        await test.StopAsync();

        await test.WaitAsync(orders.Resource, KnownResourceStates.Finished);
    }

    static async Task<List<string>> RecordAsync(DistributedApplication application, IResource last)
    {
        var states = new List<string>();
        await foreach (var change in application.ResourceNotifications.WatchAsync())
        {
            states.Add($"{change.Resource.Name} {change.Snapshot.State?.Text}");
            if (change.Snapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy) states.Add($"{change.Resource.Name} Healthy");
            if (change.Resource == last && change.Snapshot.State?.Text == KnownResourceStates.Running) break;
        }
        return states;
    }
}
