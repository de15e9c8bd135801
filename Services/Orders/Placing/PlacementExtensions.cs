using Evolution.Contracts.Messages;
using Evolution.Orders.Events;
using Evolution.Orders.Remote;
using Evolution.Orders.Reports;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;
using Evolution.ServiceDefaults.Remote;

namespace Evolution.Orders.Placing;

/// <summary>Registers the way in which this topology places orders, and the sales report that goes with it.</summary>
static class PlacementExtensions
{
    public static void AddPlacement(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("Orders");
        builder.Services.Configure<PlacementOptions>(section);
        builder.Services.AddSingleton<Replay>();
        builder.Services.AddSingleton<OrderOutcomes>();
        builder.Services.AddHostedService<KeyRetention>();

        switch ((section.Get<PlacementOptions>() ?? new()).Placement)
        {
            case Placement.SharedTransaction:
                builder.AddCallees();
                builder.Services.AddSingleton<IOrderPlacement, SharedTransactionPlacement>();
                builder.Services.AddSingleton<ISalesReport, JoinedReport>();
                builder.AddCrashPoints(OrdersCrashPoints.OfSharedTransaction);
                break;

            case Placement.Compensation:
                builder.AddCallees();
                builder.Services.AddSingleton<IOrderPlacement, CompensatingPlacement>();
                builder.Services.AddSingleton<ISalesReport, ComposedReport>();
                builder.Services.AddSingleton<Undoing>();
                builder.Services.AddHostedService<AbandonedOrders>();
                builder.AddCrashPoints(OrdersCrashPoints.OfCompensation);
                break;

            case Placement.Messages:
                builder.Services.AddSingleton<IOrderPlacement, MessagePlacement>();
                builder.Services.AddSingleton<ISalesReport, ProjectedReport>();
                builder.AddCrashPoints(OrdersCrashPoints.OfMessages);
                builder.AddMessaging("orders", messages => messages
                    .Handle<PaymentCharged, ConfirmOrder>()
                    .Handle<PaymentDeclined, DeclineOrder>()
                    .Handle<StockRejected, RefuseOrder>()
                    .Handle<StockReleased, CorrectStock>());
                break;
        }
    }

    /// <summary>Whom an order that is placed over HTTP needs; one that travels as messages calls nobody.</summary>
    static void AddCallees(this WebApplicationBuilder builder)
    {
        builder.AddRemoteService<InventoryClient>("inventory");
        builder.AddRemoteService<PaymentsClient>("payments");
        builder.Services.AddSingleton<Pricing>();
    }
}
