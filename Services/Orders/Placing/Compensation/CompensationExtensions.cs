using Evolution.Orders.Reports;
using Evolution.ServiceDefaults.Lab.Crashing;

namespace Evolution.Orders.Placing.Compensation;

/// <summary>Registers phase 2: orders are placed step by step over HTTP. They are undone when a step fails, or later if the process crashed.</summary>
static class CompensationExtensions
{
    public static void AddCompensation(this WebApplicationBuilder builder)
    {
        builder.AddRemoteClients();
        builder.Services.AddSingleton<IOrderPlacement, CompensatingPlacement>();
        builder.Services.AddSingleton<ISalesReportReader, ComposedReportReader>();
        builder.Services.AddSingleton<OrderCompensator>();
        builder.Services.AddHostedService<AbandonedOrderService>();
        builder.AddCrashPoints(
        [
            OrdersCrashPoints.BeforePricing, OrdersCrashPoints.BeforeStoring, OrdersCrashPoints.AfterStoring, OrdersCrashPoints.AfterReserving, OrdersCrashPoints.AfterCharging,
            OrdersCrashPoints.AfterConfirming, OrdersCrashPoints.BeforeUndoing, OrdersCrashPoints.AfterUndoing, OrdersCrashPoints.AfterClosing,
        ]);
    }
}
