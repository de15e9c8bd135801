using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests;

/// <summary>A shop shared by all tests of a class.</summary>
public abstract class ShopFixture(AllServers servers, OrderPlacement placement) : IAsyncLifetime
{
    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Shop = await Shop.StartNewAsync(servers, placement, Shop.LongTimeouts);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Shop is not null) await Shop.DisposeAsync();
    }
}

public sealed class SharedTransactionShop(AllServers servers) : ShopFixture(servers, OrderPlacement.SharedTransaction);

public sealed class CompensationShop(AllServers servers) : ShopFixture(servers, OrderPlacement.Compensation);

public sealed class MessagesShop(AllServers servers) : ShopFixture(servers, OrderPlacement.Messages);

/// <summary>Tests with a broker run one after the other, because their queues have the same names.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerCollection
{
    public const string Name = "broker";
}
