using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.WarmUp;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.WarmUp;

[Collection(BrokerCollection.Name)]
public sealed class WarmUpTests(AllServers servers)
{
    [Theory]
    [InlineData(OrderPlacement.SharedTransaction)]
    [InlineData(OrderPlacement.Compensation)]
    [InlineData(OrderPlacement.Messages)]
    public async Task Every_step_of_the_warm_up_works_and_leaves_nothing_behind(OrderPlacement placement)
    {
        await using var shop = await Shop.CreateAsync(servers, placement, ("WarmUp:Enabled", "true"));
        await shop.StartAsync();

        foreach (var (service, http) in new[] { ("orders", shop.Http), ("inventory", shop.Inventory), ("payments", shop.Payments) })
        {
            var steps = shop.Services[service].GetServices<WarmUpStep>().ToArray();
            steps.ShouldNotBeEmpty(service);
            foreach (var step in steps) await step.RunAsync(shop.Services[service], http, CancellationToken.None);
        }

        var data = await shop.CreateDataReader().ReadAsync(CancellationToken.None);
        data.Orders.ShouldBeEmpty();
        data.Charges.ShouldBeEmpty();
        data.TakenItems.Values.ShouldAllBe(taken => taken == 0);
    }
}
