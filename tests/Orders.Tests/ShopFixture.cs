namespace Evolution.Orders.Tests;

/// <summary>A shop shared by all tests of a class.</summary>
public abstract class ShopFixture(AllServers servers, Wiring wiring) : IAsyncLifetime
{
    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Shop = await Shop.OpenAsync(servers, wiring);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Shop is not null) await Shop.DisposeAsync();
    }
}

public sealed class SharedTransactionShop(AllServers servers) : ShopFixture(servers, Wiring.SharedTransaction);

public sealed class CompensationShop(AllServers servers) : ShopFixture(servers, Wiring.Compensation);

public sealed class MessagesShop(AllServers servers) : ShopFixture(servers, Wiring.Messages);

/// <summary>Tests with a broker run one after the other, as their queues have the same names.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerCollection
{
    public const string Name = "broker";
}
