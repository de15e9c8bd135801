using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;

namespace Evolution.Inventory;

/// <summary>The points at which Inventory can be made to crash while it processes an order.</summary>
static class InventoryCrashPoints
{
    public static readonly CrashPoint BeforePrices = new("inventory.before-prices", "before the prices are returned to Orders");
    public static readonly CrashPoint BeforeReservationCommit = new("inventory.before-reservation-commit", "the stock is taken, before the transaction commits");
    public static readonly CrashPoint AfterReservationCommit = new("inventory.after-reservation-commit", "the stock is taken for good, and Orders not answered");
    public static readonly CrashPoint BeforeReleaseCommit = new("inventory.before-release-commit", "the stock is given back, before the transaction commits", OnRefusal: true);
    public static readonly CrashPoint AfterReleaseCommit = new("inventory.after-release-commit", "the stock is given back for good, and Orders not answered", OnRefusal: true);

    public static IReadOnlyList<CrashPoint> Of(OrderPlacement placement) => placement switch
    {
        OrderPlacement.Messages => [BeforeReservationCommit, BeforeReleaseCommit, .. MessagingCrashPoints.Inbox, .. MessagingCrashPoints.Outbox],
        OrderPlacement.Compensation => [BeforePrices, BeforeReservationCommit, AfterReservationCommit, BeforeReleaseCommit, AfterReleaseCommit],
        _ => [BeforePrices],
    };
}
