using Evolution.Control;

namespace Evolution.Containers.Tests;

public sealed class SideBySideTests(Phases0And3 phases) : IClassFixture<Phases0And3>
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Each_phase_sells_from_its_own_stock_and_none_is_left_over_when_the_host_is_killed()
    {
        foreach (var topology in phases.Host.Topologies)
        {
            using var buyer = await Buyer.AtAsync(topology);
            var product = await buyer.NewProductAsync(available: 5);
            product.ShouldBe(1001, "the other phase's import must not count here");
            await buyer.BuyAsync(product);
        }
        await KillAStoreOfOnePhaseAsync();

        await phases.KillAsync();
    }

    async Task KillAStoreOfOnePhaseAsync()
    {
        var control = phases.Host.Control;
        await control.KillAsync("phase0-redis");
        await control.WaitUntilEndedAsync("phase0-redis", Limit);

        foreach (var other in (await control.ResourcesAsync()).Where(resource => resource.Name.StartsWith("phase3-", StringComparison.Ordinal)))
            other.IsReady.ShouldBeTrue(other.Name);
    }
}
