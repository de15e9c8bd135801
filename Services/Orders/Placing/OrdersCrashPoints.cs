using Evolution.ServiceDefaults.Lab.Crashing;

namespace Evolution.Orders.Placing;

/// <summary>The crash points that an order passes in Orders.</summary>
static class OrdersCrashPoints
{
    public static readonly CrashPoint BeforePricing = new("orders.before-pricing", "before the prices are requested from Inventory", StoresNothing: true);
    public static readonly CrashPoint BeforeAuthorization = new("orders.before-authorization", "after the prices are known, before Payments is called", StoresNothing: true);
    public static readonly CrashPoint AfterAuthorization = new("orders.after-authorization", "after Payments authorizes or declines the card, before anything is written", StoresNothing: true);
    public static readonly CrashPoint BeforeCommit = new("orders.before-commit", "before the transaction commits");
    public static readonly CrashPoint AfterCommit = new("orders.after-commit", "after the transaction commits, before the response is sent");

    public static readonly CrashPoint BeforeStoring = new("orders.before-storing", "before the pending order is stored", StoresNothing: true);
    public static readonly CrashPoint AfterStoring = new("orders.after-storing", "after the pending order is stored");
    public static readonly CrashPoint AfterReserving = new("orders.after-reserving", "after Inventory reserves or refuses the stock");
    public static readonly CrashPoint AfterCharging = new("orders.after-charging", "after Payments charges or declines the card, while the order is pending");
    public static readonly CrashPoint AfterConfirming = new("orders.after-confirming", "after the order is confirmed, before the response is sent");
    public static readonly CrashPoint BeforeUndoing = new("orders.before-giving-back", "after the order is marked to be undone, before anything is undone", OnRefusal: true);
    public static readonly CrashPoint AfterUndoing = new("orders.after-giving-back", "after charge and stock are undone, before the order is closed", OnRefusal: true);
    public static readonly CrashPoint AfterClosing = new("orders.after-closing", "after the undone order is closed, before the response is sent", OnRefusal: true);

    public static readonly CrashPoint BeforeConfirming = new("orders.before-confirming", "after the card is charged, before the order is confirmed");
    public static readonly CrashPoint BeforeClosing = new("orders.before-closing", "after the order is refused, before it is closed", OnRefusal: true);
}
