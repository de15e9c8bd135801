using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;

namespace Evolution.Inventory;

/// <summary>The crash points that an order passes in Inventory.</summary>
static class InventoryCrashPoints
{
    public static readonly CrashPoint BeforePrices = new("inventory.before-prices", "before the prices are returned to Orders");
    public static readonly CrashPoint BeforeReservationCommit = new("inventory.before-reservation-commit", "after the stock is reserved, before the transaction commits");
    public static readonly CrashPoint AfterReservationCommit = new("inventory.after-reservation-commit", "after the reservation commits, before Orders receives the response");
    public static readonly CrashPoint BeforeReleaseCommit = new("inventory.before-release-commit", "after the stock is released, before the transaction commits", OnRefusal: true);
    public static readonly CrashPoint AfterReleaseCommit = new("inventory.after-release-commit", "after the release commits, before Orders receives the response", OnRefusal: true);

    public static IReadOnlyList<CrashPoint> Of(OrderPlacement placement) => placement switch
    {
        OrderPlacement.Messages => [BeforeReservationCommit, BeforeReleaseCommit, .. MessagingCrashPoints.Inbox, .. MessagingCrashPoints.Outbox],
        OrderPlacement.Compensation => [BeforePrices, BeforeReservationCommit, AfterReservationCommit, BeforeReleaseCommit, AfterReleaseCommit],
        _ => [BeforePrices],
    };
}
