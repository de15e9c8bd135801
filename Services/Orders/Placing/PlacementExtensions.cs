using Evolution.Orders.Placing.Compensation;
using Evolution.Orders.Placing.Messages;
using Evolution.Orders.Placing.SharedTransaction;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Stores;

namespace Evolution.Orders.Placing;

/// <summary>Registers the order placement of this topology and the sales report that belongs to it; each placement has its own folder.</summary>
static class PlacementExtensions
{
    public static void AddPlacement(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Orders");
        builder.Services.Configure<PlacementOptions>(section);
        builder.Services.AddSingleton<Replay>();
        builder.Services.AddSingleton<OrderOutcomes>();
        // No caller retries a request for longer than a day.
        builder.AddRetention("idempotency keys", "DELETE FROM orders.idempotency_keys WHERE claimed_at < now() - interval '24 hours'");

        switch ((section.Get<PlacementOptions>() ?? new()).Placement)
        {
            case OrderPlacement.SharedTransaction:
                builder.AddSharedTransaction();
                break;

            case OrderPlacement.Compensation:
                builder.AddCompensation();
                break;

            case OrderPlacement.Messages:
                builder.AddMessages();
                break;
        }
    }

    /// <summary>Registers the clients of the services that a placement over HTTP calls; a placement by messages calls none.</summary>
    public static void AddCallees(this WebApplicationBuilder builder)
    {
        builder.AddRemoteService<InventoryClient>("inventory");
        builder.AddRemoteService<PaymentsClient>("payments");
        builder.Services.AddSingleton<Pricing>();
    }
}
