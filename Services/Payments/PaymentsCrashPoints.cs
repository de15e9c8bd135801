using Evolution.ServiceDefaults;
using Evolution.ServiceDefaults.Lab.Crashing;
using Evolution.ServiceDefaults.Messaging;

namespace Evolution.Payments;

/// <summary>The crash points that an order passes in Payments.</summary>
static class PaymentsCrashPoints
{
    public static readonly CrashPoint BeforeAuthorization = new("payments.before-authorization", "before the authorization is returned to Orders");
    public static readonly CrashPoint BeforeCharge = new("payments.before-charge", "after the charge is approved or declined, before it is recorded");
    public static readonly CrashPoint AfterCharge = new("payments.after-charge", "after the charge is recorded, before Orders receives the response");
    public static readonly CrashPoint BeforeRefund = new("payments.before-refund", "before a refund is recorded", OnRefusal: true);
    public static readonly CrashPoint AfterRefund = new("payments.after-refund", "after the refund is recorded, before Orders receives the response", OnRefusal: true);

    public static IReadOnlyList<CrashPoint> Of(OrderPlacement placement) => placement switch
    {
        OrderPlacement.Messages => [BeforeCharge, .. MessagingCrashPoints.Inbox, .. MessagingCrashPoints.Outbox],
        OrderPlacement.Compensation => [BeforeCharge, AfterCharge, BeforeRefund, AfterRefund],
        _ => [BeforeAuthorization],
    };
}
