using Evolution.Contracts.Orders;
using Evolution.Orders.Placing;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults.Errors;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Versioning;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.Orders.Tests.Model;

/// <summary>Runs operations on a shop whose Orders calls the other services over an unreliable network.</summary>
sealed class SynchronousRunner(Shop shop, Func<IServiceProvider, InventoryClient, PaymentsClient, IOrderPlacement> createPlacement) : IDisposable
{
    static readonly RemoteServiceOptions NoBreaker = new() { Breaker = CallProtection.None };

    readonly Dictionary<string, Order> responses = [];
    readonly UnreliableNetwork network = new(service => service is "inventory" ? shop.Inventory.BaseAddress! : shop.Payments.BaseAddress!);

    /// <summary>Runs the operations and compares the result with a model.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="settleAsync">Waits until abandoned orders have reached a final state.</param>
    public async Task RunAsync(IReadOnlyList<ShopOperation> operations, Func<ShopModel, Task> settleAsync)
    {
        var model = await ShopModel.CreateAsync(shop);
        foreach (var operation in operations)
        {
            switch (operation.Kind)
            {
                case < 4:
                    await PlaceAsync(model.AddOrder(operation));
                    break;
                case 4 when model.RequestedOrders is not []:
                    await PlaceAsync(model.RequestedOrders[operation.First % model.RequestedOrders.Count]);
                    break;
                case 5:
                    await network.DeliverDelayedAsync();
                    break;
                default:
                    network.Faults.Enqueue((NetworkFault)(operation.First % 6));
                    break;
            }
        }
        network.Faults.Clear();
        await settleAsync(model);
        await network.DeliverDelayedAsync();
        await model.ShouldMatchAsync(shop, responses, mayFail: network.FaultCount > 0);
    }

    public void Dispose() => network.Dispose();

    async Task PlaceAsync(RequestedOrder requestedOrder)
    {
        var services = shop.Services["orders"];
        var placement = createPlacement(services, new(CreateClient("inventory"), services.GetRequiredService<ContractVersions>()), new(CreateClient("payments")));
        try
        {
            responses[requestedOrder.Key] = await placement.PlaceAsync(requestedOrder.Request, requestedOrder.IdempotencyKey, CancellationToken.None);
        }
        catch (DependencyException)
        {
            // The order was not acknowledged.
        }
        catch (KeyUsedException)
        {
            // The final comparison covers the key's order.
        }
    }

    RemoteServiceClient CreateClient(string service) => new(service, NoBreaker, network, shop.Services["orders"].GetRequiredService<RemoteCalls>(), guardedService: null);
}
