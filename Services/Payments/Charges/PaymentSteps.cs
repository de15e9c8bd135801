using Evolution.Contracts.Payments;

namespace Evolution.Payments.Charges;

/// <summary>What Payments does for an order, and what it comes to, in the words of traces: the same whether a request or a message asks for it.</summary>
static class PaymentSteps
{
    public const string Authorize = "authorize card";
    public const string Charge = "charge card";
    public const string Refund = "refund charge";

    public const string Authorized = "authorized";
    public const string Declined = "declined";

    public static string OutcomeOf(Charge charge) => charge.Status.ToString().ToLowerInvariant();
}
