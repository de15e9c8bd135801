using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Model;

/// <summary>A shop of phase 2 that polls for abandoned orders continuously.</summary>
public sealed class FastRecoveryShop(AllServers servers) : IAsyncLifetime
{
    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Shop = await Shop.StartNewAsync(servers, OrderPlacement.Compensation, ("Orders:AbandonedAfter", "00:00:00.300"), ("Orders:PollInterval", "00:00:00.050"));

    public async ValueTask DisposeAsync() => await Shop.DisposeAsync();
}
