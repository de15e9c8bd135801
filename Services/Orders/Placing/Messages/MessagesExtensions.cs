using Evolution.Contracts.Messages;
using Evolution.Orders.Reports;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;

namespace Evolution.Orders.Placing.Messages;

/// <summary>Registers phase 3: the order is stored with its message, and the messages of the other services continue it.</summary>
static class MessagesExtensions
{
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IOrderPlacement, MessagePlacement>();
        builder.Services.AddSingleton<ISalesReport, ProjectedReport>();
        builder.AddCrashPoints(
        [
            OrdersCrashPoints.BeforeStoring, OrdersCrashPoints.AfterStoring, .. MessagingCrashPoints.Outbox, OrdersCrashPoints.BeforeConfirming, OrdersCrashPoints.BeforeClosing,
            .. MessagingCrashPoints.Inbox,
        ]);
        builder.AddMessaging("orders", messages => messages
            .Handle<PaymentCharged, ConfirmOrder>()
            .Handle<PaymentDeclined, DeclineOrder>()
            .Handle<StockRejected, RefuseOrder>()
            .Handle<StockReleased, CorrectStock>());
    }
}
