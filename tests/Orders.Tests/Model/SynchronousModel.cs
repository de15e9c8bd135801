using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.Model;

/// <summary>Plays moves on a shop whose Orders calls the other services, over a network that cannot be relied on.</summary>
sealed class SynchronousModel(Shop shop, Func<IServiceProvider, InventoryClient, PaymentsClient, IOrderPlacement> place) : IDisposable
{
    static readonly RemoteServiceOptions Bare = new() { Breaker = Breaker.None };

    readonly Dictionary<string, Order> told = [];
    readonly UnreliableNetwork network = new(service => service is "inventory" ? shop.Inventory.BaseAddress! : shop.Payments.BaseAddress!);

    /// <summary>Plays the moves, and holds what is left against a simple shop.</summary>
    /// <param name="moves">The moves.</param>
    /// <param name="calmDownAsync">Waits until orders that were left behind are at their end.</param>
    public async Task PlayAsync(IReadOnlyList<Move> moves, Func<SimpleShop, Task> calmDownAsync)
    {
        var simple = await SimpleShop.OpenAsync(shop);
        foreach (var move in moves)
        {
            switch (move.Kind)
            {
                case < 4:
                    await PlaceAsync(simple.Come(move));
                    break;
                case 4 when simple.Wishes is not []:
                    await PlaceAsync(simple.Wishes[move.First % simple.Wishes.Count]);
                    break;
                case 5:
                    await network.ArriveAsync();
                    break;
                default:
                    network.Fates.Enqueue((Fate)(move.First % 6));
                    break;
            }
        }
        network.Fates.Clear();
        await calmDownAsync(simple);
        await network.ArriveAsync();
        await simple.ShouldAgreeAsync(shop, told, mayFail: network.Disturbed > 0);
    }

    public void Dispose() => network.Dispose();

    async Task PlaceAsync(Wish wish)
    {
        var services = shop.Services["orders"];
        var placement = place(services, new(Client("inventory"), services.GetRequiredService<ContractVersions>()), new(Client("payments")));
        try
        {
            told[wish.Key] = await placement.PlaceAsync(wish.Request, wish.IdempotencyKey, CancellationToken.None);
        }
        catch (DependencyException)
        {
            // Nothing was promised.
        }
        catch (KeyUsedException)
        {
            // What it stands for is looked at in the end.
        }
    }

    RemoteServiceClient Client(string service) => new(service, Bare, network, shop.Services["orders"].GetRequiredService<RemoteCalls>());
}
