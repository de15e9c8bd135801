using Evolution.Contracts;
using Evolution.Contracts.Payments;

namespace Evolution.Payments.Charges;

/// <summary>A charge as it is stored.</summary>
sealed record ChargeRow(Guid OrderId, string? CustomerId, long? AmountMinor, string? Currency, string Status, string? Reason)
{
    public const string Columns = "order_id AS OrderId, customer_id AS CustomerId, amount_minor AS AmountMinor, currency, status, reason";

    public Charge ToCharge() => new(
        OrderId,
        CustomerId,
        AmountMinor is { } amount && Currency is not null ? new Money(amount, Currency) : null,
        Enum.Parse<ChargeStatus>(Status, ignoreCase: true),
        Reason);
}
