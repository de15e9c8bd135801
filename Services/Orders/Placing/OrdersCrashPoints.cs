using Evolution.ServiceDefaults.Lab.Crashing;

namespace Evolution.Orders.Placing;

/// <summary>The points at which Orders can be made to crash while it processes an order.</summary>
static class OrdersCrashPoints
{
    public static readonly CrashPoint BeforePricing = new("orders.before-pricing", "before Inventory is asked for the prices", StoresNothing: true);
    public static readonly CrashPoint BeforeAuthorization = new("orders.before-authorization", "the prices are known, before Payments is asked", StoresNothing: true);
    public static readonly CrashPoint AfterAuthorization = new("orders.after-authorization", "Payments has said whether the card may be charged, and nothing is written", StoresNothing: true);
    public static readonly CrashPoint BeforeCommit = new("orders.before-commit", "before the transaction commits");
    public static readonly CrashPoint AfterCommit = new("orders.after-commit", "the transaction is committed, and the caller not answered");

    public static readonly CrashPoint BeforeStoring = new("orders.before-storing", "before the pending order is stored", StoresNothing: true);
    public static readonly CrashPoint AfterStoring = new("orders.after-storing", "the pending order is stored, and nothing else done");
    public static readonly CrashPoint AfterReserving = new("orders.after-reserving", "Inventory has reserved the stock or refused to");
    public static readonly CrashPoint AfterCharging = new("orders.after-charging", "Payments has charged the card or refused to, and the order is still pending");
    public static readonly CrashPoint AfterConfirming = new("orders.after-confirming", "the order is confirmed, and the caller not answered");
    public static readonly CrashPoint BeforeGivingBack = new("orders.before-giving-back", "the order is marked to be undone, and nothing given back", OnRefusal: true);
    public static readonly CrashPoint AfterGivingBack = new("orders.after-giving-back", "charge and stock are given back, and the order is not closed", OnRefusal: true);
    public static readonly CrashPoint AfterClosing = new("orders.after-closing", "the undone order is closed, and the caller not answered", OnRefusal: true);

    public static readonly CrashPoint BeforeConfirming = new("orders.before-confirming", "it is known that the card was charged, and nothing written");
    public static readonly CrashPoint BeforeClosing = new("orders.before-closing", "it is known that the order was refused, and nothing written", OnRefusal: true);
}
