using Evolution.Contracts;

namespace Evolution.Payments.Charges;

/// <summary>A request to charge a card for an order.</summary>
sealed record PaymentRequest(Guid OrderId, string CustomerId, string Card, Money Amount);
