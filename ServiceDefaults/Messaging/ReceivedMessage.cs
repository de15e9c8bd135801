using Evolution.Contracts.Messages;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>A message that came in.</summary>
/// <param name="Id">What the inbox knows it by.</param>
/// <param name="Body">The message.</param>
/// <param name="Trace">The trace that it belongs to.</param>
sealed record ReceivedMessage<TMessage>(Guid Id, TMessage Body, string? Trace) where TMessage : IOrderMessage;
