using Evolution.Orders.Reports;
using Evolution.ServiceDefaults.Lab.Crashing;

namespace Evolution.Orders.Placing.SharedTransaction;

/// <summary>Registers phases 0 and 1: orders are placed in one transaction over the tables of all services, which share a database.</summary>
static class SharedTransactionExtensions
{
    public static void AddSharedTransaction(this WebApplicationBuilder builder)
    {
        builder.AddRemoteClients();
        builder.Services.AddSingleton<IOrderPlacement, SharedTransactionPlacement>();
        builder.Services.AddSingleton<ISalesReportReader, JoinedReportReader>();
        builder.AddCrashPoints(
        [
            OrdersCrashPoints.BeforePricing, OrdersCrashPoints.BeforeAuthorization, OrdersCrashPoints.AfterAuthorization, OrdersCrashPoints.BeforeCommit, OrdersCrashPoints.AfterCommit,
        ]);
    }
}
