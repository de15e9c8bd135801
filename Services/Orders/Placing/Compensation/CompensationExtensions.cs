using Evolution.Orders.Reports;
using Evolution.ServiceDefaults.Lab.Crashing;

namespace Evolution.Orders.Placing.Compensation;

/// <summary>Registers phase 2: orders are placed step by step over HTTP, and undone when a step fails, or later if the process crashed.</summary>
static class CompensationExtensions
{
    public static void AddCompensation(this WebApplicationBuilder builder)
    {
        builder.AddCallees();
        builder.Services.AddSingleton<IOrderPlacement, CompensatingPlacement>();
        builder.Services.AddSingleton<ISalesReport, ComposedReport>();
        builder.Services.AddSingleton<Undoing>();
        builder.Services.AddHostedService<AbandonedOrders>();
        builder.AddCrashPoints(
        [
            OrdersCrashPoints.BeforePricing, OrdersCrashPoints.BeforeStoring, OrdersCrashPoints.AfterStoring, OrdersCrashPoints.AfterReserving, OrdersCrashPoints.AfterCharging,
            OrdersCrashPoints.AfterConfirming, OrdersCrashPoints.BeforeGivingBack, OrdersCrashPoints.AfterGivingBack, OrdersCrashPoints.AfterClosing,
        ]);
    }
}
