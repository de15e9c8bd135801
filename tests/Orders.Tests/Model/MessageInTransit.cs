namespace Evolution.Orders.Tests.Model;

/// <summary>A message in transit to one service.</summary>
/// <param name="Receiver">The receiving service.</param>
/// <param name="Id">The message id that the inbox stores.</param>
/// <param name="Type">The name of the message type.</param>
/// <param name="Body">The message as JSON.</param>
sealed record MessageInTransit(string Receiver, Guid Id, string Type, string Body);
