using Evolution.Contracts.Payments;

namespace Evolution.Payments.Charges;

/// <summary>The names of Payments' steps for an order and of their outcomes in traces: the same whether a request or a message triggers a step.</summary>
static class PaymentSteps
{
    public const string Authorize = "authorize card";
    public const string Charge = "charge card";
    public const string Refund = "refund charge";

    public const string Authorized = "authorized";
    public const string Declined = "declined";

    public static string GetOutcome(Charge charge) => charge.Status.ToString().ToLowerInvariant();
}
