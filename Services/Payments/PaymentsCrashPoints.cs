using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;

namespace Evolution.Payments;

/// <summary>The points at which Payments can be made to crash while it processes an order.</summary>
static class PaymentsCrashPoints
{
    public static readonly CrashPoint BeforeAuthorization = new("payments.before-authorization", "before the authorization is returned to Orders");
    public static readonly CrashPoint BeforeCharge = new("payments.before-charge", "it is decided whether the card may be charged, before that is booked");
    public static readonly CrashPoint AfterCharge = new("payments.after-charge", "the charge is booked, and Orders not answered");
    public static readonly CrashPoint BeforeRefund = new("payments.before-refund", "before a refund is booked", OnRefusal: true);
    public static readonly CrashPoint AfterRefund = new("payments.after-refund", "the refund is booked, and Orders not answered", OnRefusal: true);

    public static IReadOnlyList<CrashPoint> Of(OrderPlacement placement) => placement switch
    {
        OrderPlacement.Messages => [BeforeCharge, .. MessagingCrashPoints.Inbox, .. MessagingCrashPoints.Outbox],
        OrderPlacement.Compensation => [BeforeCharge, AfterCharge, BeforeRefund, AfterRefund],
        _ => [BeforeAuthorization],
    };
}
