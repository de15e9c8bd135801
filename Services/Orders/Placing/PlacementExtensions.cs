using Evolution.Orders.Placing.Compensation;
using Evolution.Orders.Placing.Messages;
using Evolution.Orders.Placing.SharedTransaction;
using Evolution.Orders.Remote;
using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Remote;
using Evolution.ServiceDefaults.Stores;

namespace Evolution.Orders.Placing;

/// <summary>Registers the order placement of this topology and the matching sales report. Each placement has its own folder.</summary>
static class PlacementExtensions
{
    public static void AddPlacement(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Orders");
        builder.Services.Configure<PlacementOptions>(section);
        builder.Services.AddSingleton<IdempotencyReplay>();
        builder.Services.AddSingleton<OrderOutcomes>();
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<PlacementLimiter>(services, builder.GetRemoteServiceOptions()));
        // Idempotency keys are kept for a day, longer than any caller retries.
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

    /// <summary>Registers the clients that a placement over HTTP needs.</summary>
    public static void AddRemoteClients(this WebApplicationBuilder builder)
    {
        builder.AddRemoteService<InventoryClient>("inventory");
        builder.AddRemoteService<PaymentsClient>("payments");
        builder.Services.AddSingleton<Pricing>();
    }
}
