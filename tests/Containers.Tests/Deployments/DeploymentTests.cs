using System.Collections.Concurrent;

namespace Evolution.Containers.Tests.Deployments;

/// <summary>The guarantees of a phase that is deployed as described in the README of <c>deploy/</c>.</summary>
public abstract class DeploymentTests(Deployment deployment, int containerCount)
{
    [Fact]
    public async Task Every_container_is_healthy()
    {
        _ = deployment.Gateway;
        var runningContainers = await Deployment.ListContainersAsync();
        runningContainers.Count.ShouldBe(containerCount, string.Join('\n', runningContainers));
        runningContainers.ShouldAllBe(container => container.Contains("(healthy)"));
    }

    [Fact]
    public async Task An_order_is_confirmed_and_in_the_sales_report()
    {
        using var buyer = new Buyer(deployment.Gateway);
        var product = await buyer.CreateProductAsync(available: 10, price: 3);

        await buyer.BuyAsync(product, quantity: 4);

        (await buyer.GetAvailableAsync(product)).ShouldBe(6);
        await ShouldBeSoldAsync(buyer, product, units: 4);
    }

    [Fact]
    public async Task An_order_still_exists_after_down_and_up()
    {
        using var buyerBefore = new Buyer(deployment.Gateway);
        var product = await buyerBefore.CreateProductAsync(available: 10, price: 3);
        var order = (await buyerBefore.PlaceWithRetriesAsync(product, $"{Guid.NewGuid()}")).Id!.Value;
        (await buyerBefore.WaitForOutcomeAsync(order)).ShouldBe("confirmed");

        await deployment.RedeployAsync();

        using var buyerAfter = new Buyer(deployment.Gateway);
        (await buyerAfter.WaitForOutcomeAsync(order)).ShouldBe("confirmed");
        await ShouldBeSoldAsync(buyerAfter, product, units: 1);
    }

    // In phase 3 the report is updated by messages.
    protected static Task ShouldBeSoldAsync(Buyer buyer, int product, int units) => Testing.Wait.ForValueAsync($"{units} units of product {product} are in the report", async () =>
        (await buyer.GetAsync("reports/sales?top=100")).GetProperty("products").EnumerateArray().Where(row => row.GetProperty("productId").GetInt32() == product).Select(row => row.GetProperty("units").GetInt64()).SingleOrDefault(),
        soldUnits => soldUnits == units);
}

/// <summary>The guarantees of a deployment in which each service is a unit.</summary>
public abstract class UnitDeploymentTests(Deployment deployment, int containerCount) : DeploymentTests(deployment, containerCount)
{
    const int CustomerCount = 6;

    // Limits the load to about 100 orders per second, to leave CPU time for the deployment.
    static readonly TimeSpan OrderInterval = TimeSpan.FromMilliseconds(60);

    readonly Deployment deployment = deployment;

    /// <summary>The tested units: one by default, all in the nightly workflow.</summary>
    public static TheoryData<string> Units => Deployment.IsFullRun ? ["orders", "inventory", "payments", "gateway"] : ["orders"];

    [Theory]
    [MemberData(nameof(Units))]
    public async Task Deploying_a_unit_under_load_loses_no_order(string unit)
    {
        using var buyer = new Buyer(deployment.Gateway);
        var product = await buyer.CreateProductAsync(available: 1_000_000);
        (await Engine.RunAsync("tag", $"evolution/{unit}:latest", $"evolution/{unit}:abc123")).Succeeded.ShouldBeTrue();
        var orders = new ConcurrentBag<PlacedOrder>();
        using var cancellation = new CancellationTokenSource();
        var customers = Task.WhenAll(Enumerable.Range(0, CustomerCount).Select(async _ =>
        {
            // A disposed timer has no next tick.
            using var timer = new PeriodicTimer(OrderInterval);
            using var registration = cancellation.Token.Register(timer.Dispose);
            while (await timer.WaitForNextTickAsync()) orders.Add(await buyer.PlaceAsync(product));
        }));

        await deployment.RunAsync("### Update one unit", 0, commands => commands.Replace("orders", unit));

        await cancellation.CancelAsync();
        await customers;
        TestContext.Current.TestOutputHelper!.WriteLine($"{orders.Count:N0} orders, {orders.Count(order => !order.IsAcknowledged)} of them rejected.");
        orders.Count.ShouldBeGreaterThan(100);
        orders.ShouldAllBe(order => order.IsAcknowledged);
        await Parallel.ForEachAsync(orders, async (order, _) => (await buyer.WaitForOutcomeAsync(order.Id!.Value)).ShouldBe("confirmed"));
        // Each order has one unit of the same product, so that duplicates are found as well.
        await ShouldBeSoldAsync(buyer, product, orders.Count);
        (await ListContainersAsync(unit)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_new_version_that_stays_unhealthy_is_removed_and_the_old_one_keeps_running()
    {
        Assert.SkipUnless(Deployment.IsFullRun, Deployment.NightlyReason);
        using var buyer = new Buyer(deployment.Gateway);
        var product = await buyer.CreateProductAsync(available: 10);
        var containersBefore = await ListContainersAsync("inventory");
        // This image does not contain the service.
        (await Engine.RunAsync("tag", "docker.io/library/redis:8.6", "evolution/inventory:broken")).Succeeded.ShouldBeTrue();

        var result = await deployment.TryRunAsync("TAG=broken WAIT_SECONDS=3 ../roll-out inventory-unit");

        result.ExitCode.ShouldBe(1, result.Text);
        result.Text.ShouldContain("did not become healthy within 3 s");
        (await ListContainersAsync("inventory")).ShouldBe(containersBefore);
        (await buyer.GetAvailableAsync(product)).ShouldBe(10);
    }

    static async Task<IReadOnlyList<string>> ListContainersAsync(string service) =>
        (await Engine.RunAsync("ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.service={service}")).Lines;
}
