using Evolution.Contracts.Messages;
using Evolution.Orders.Reports;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Registers phase 3: an order is stored together with its message, and processed further by messages between the services.</summary>
static class MessagesExtensions
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IOrderPlacement, MessagePlacement>();
        builder.Services.AddSingleton<ISalesReportReader, ProjectedReportReader>();
        builder.Services.AddHostedService<UnansweredOrderService>();
        builder.AddCrashPoints(
        [
            OrdersCrashPoints.BeforeStoring, OrdersCrashPoints.AfterStoring, .. MessagingCrashPoints.Outbox, OrdersCrashPoints.BeforeConfirming, OrdersCrashPoints.BeforeClosing,
            .. MessagingCrashPoints.Inbox,
        ]);
        builder.AddMessaging("orders", messages => messages
            .Handle<PaymentCharged, ConfirmOrderHandler>()
            .Handle<PaymentDeclined, DeclineOrderHandler>()
            .Handle<StockRejected, RefuseOrderHandler>()
            .Handle<StockReleased, CorrectStockHandler>());
    }
}
