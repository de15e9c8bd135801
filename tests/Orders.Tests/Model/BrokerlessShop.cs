using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Model;

/// <summary>A shop of phase 3 whose broker is unreachable, so that messages stay in the outboxes until a test delivers them.</summary>
public sealed class BrokerlessShop(AllServers servers) : IAsyncLifetime
{
    // Nothing listens on port 1.
    const string UnreachableBroker = "amqp://guest:guest@127.0.0.1:1";

    public Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        string[] databases = [await servers.CreateDatabaseAsync(), await servers.CreateDatabaseAsync(), await servers.CreateDatabaseAsync()];
        Shop = new(OrderPlacement.Messages, databases, [servers.CreateCache(), servers.CreateCache(), servers.CreateCache()], UnreachableBroker, []);
        await Shop.StartAsync();
    }

    public async ValueTask DisposeAsync() => await Shop.DisposeAsync();
}
