namespace Evolution.Contracts.Messages;

/// <summary>Payments charged the card. Orders confirms the order and adds it to the sales figures.</summary>
public sealed record PaymentCharged(Guid OrderId, IReadOnlyList<ReservedLine> Lines, Money Total) : IOrderMessage;
