namespace Evolution.Contracts.Messages;

/// <summary>Payments charged the card. Orders confirms the order and enters it in its sales.</summary>
public sealed record PaymentCharged(Guid OrderId, IReadOnlyList<ReservedLine> Lines, Money Total) : IOrderMessage;
