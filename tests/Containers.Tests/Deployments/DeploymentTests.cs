using System.Collections.Concurrent;

namespace Evolution.Containers.Tests.Deployments;

/// <summary>What the README of <c>deploy/</c> promises of a phase that is brought up by it.</summary>
public abstract class DeploymentTests(Deployment deployment, int containers)
{
    [Fact]
    public async Task Every_container_is_healthy()
    {
        _ = deployment.Gateway;
        var running = await Deployment.ContainersAsync();
        running.Count.ShouldBe(containers, string.Join('\n', running));
        running.ShouldAllBe(container => container.Contains("(healthy)"));
    }

    [Fact]
    public async Task An_order_is_confirmed_and_in_the_sales_report()
    {
        using var buyer = new Buyer(deployment.Gateway);
        var product = await buyer.NewProductAsync(available: 10, price: 3);

        await buyer.BuyAsync(product, quantity: 4);

        (await buyer.AvailableAsync(product)).ShouldBe(6);
        await ShouldBeSoldAsync(buyer, product, units: 4);
    }

    [Fact]
    public async Task Down_and_up_again_the_order_is_still_there()
    {
        using var before = new Buyer(deployment.Gateway);
        var product = await before.NewProductAsync(available: 10, price: 3);
        var order = (await before.PlaceUntilAnsweredAsync(product, $"{Guid.NewGuid()}")).Id!.Value;
        (await before.OutcomeAsync(order)).ShouldBe("confirmed");

        await deployment.DownAndUpAsync();

        using var after = new Buyer(deployment.Gateway);
        (await after.OutcomeAsync(order)).ShouldBe("confirmed");
        await ShouldBeSoldAsync(after, product, units: 1);
    }

    // In phase 3 the report learns of an order by a message.
    protected static Task ShouldBeSoldAsync(Buyer buyer, int product, int units) => Testing.Eventually.BecomesAsync($"{units} pieces of product {product} are in the report", async () =>
        (await buyer.GetAsync("reports/sales?top=100")).GetProperty("products").EnumerateArray().Where(row => row.GetProperty("productId").GetInt32() == product).Select(row => row.GetProperty("units").GetInt64()).SingleOrDefault(),
        sold => sold == units);
}

/// <summary>What it promises where each service is a unit of its own.</summary>
public abstract class UnitDeploymentTests(Deployment deployment, int containers) : DeploymentTests(deployment, containers)
{
    const int Customers = 6;

    // So that they leave processors for what goes out: about 100 orders a second.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    readonly Deployment deployment = deployment;

    /// <summary>One unit with all tests, each of them every night.</summary>
    public static TheoryData<string> Units => Deployment.AreAllAsked ? ["orders", "inventory", "payments", "gateway"] : ["orders"];

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_unit_that_goes_out_under_load_loses_no_order(string unit)
    {
        using var buyer = new Buyer(deployment.Gateway);
        var product = await buyer.NewProductAsync(available: 1_000_000);
        (await Engine.RunAsync("tag", $"evolution/{unit}:latest", $"evolution/{unit}:abc123")).Succeeded.ShouldBeTrue();
        var placed = new ConcurrentBag<PlacedOrder>();
        using var over = new CancellationTokenSource();
        var buying = Task.WhenAll(Enumerable.Range(0, Customers).Select(async _ =>
        {
            while (!over.IsCancellationRequested)
            {
                placed.Add(await buyer.PlaceAsync(product));
                await Task.Delay(Pause);
            }
        }));

        await deployment.RunAsync("### One unit goes out by itself", 0, commands => commands.Replace("orders", unit));

        await over.CancelAsync();
        await buying;
        TestContext.Current.TestOutputHelper!.WriteLine($"{placed.Count:N0} orders, {placed.Count(order => !order.IsAcknowledged)} of them refused.");
        placed.Count.ShouldBeGreaterThan(100);
        placed.ShouldAllBe(order => order.IsAcknowledged);
        await Parallel.ForEachAsync(placed, async (order, _) => (await buyer.OutcomeAsync(order.Id!.Value)).ShouldBe("confirmed"));
        // Each of them is a piece of the same product: none is duplicated either.
        await ShouldBeSoldAsync(buyer, product, placed.Count);
        (await ContainersOfAsync(unit)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_service_that_does_not_become_healthy_is_taken_away_again_and_the_old_one_serves_on()
    {
        Assert.SkipUnless(Deployment.AreAllAsked, Deployment.Nightly);
        using var buyer = new Buyer(deployment.Gateway);
        var product = await buyer.NewProductAsync(available: 10);
        var before = await ContainersOfAsync("inventory");
        // Some program that is no service.
        (await Engine.RunAsync("tag", "docker.io/library/redis:8.6", "evolution/inventory:broken")).Succeeded.ShouldBeTrue();

        var result = await deployment.TryAsync("TAG=broken WAIT_SECONDS=3 ../roll-out inventory-unit");

        result.ExitCode.ShouldBe(1, result.Text);
        result.Text.ShouldContain("did not become healthy within 3 s");
        (await ContainersOfAsync("inventory")).ShouldBe(before);
        (await buyer.AvailableAsync(product)).ShouldBe(10);
    }

    static async Task<IReadOnlyList<string>> ContainersOfAsync(string service) =>
        (await Engine.RunAsync("ps", "--all", "--quiet", "--filter", $"label=com.docker.compose.service={service}")).Lines;
}
