namespace Evolution.Contracts.Messages;

/// <summary>A message about an order. Messages about the same order are published in the order in which they were stored.</summary>
public interface IOrderMessage
{
    /// <summary>The id of the order.</summary>
    Guid OrderId { get; }
}
