using System.Diagnostics;
using Evolution.Contracts.Messages;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>A received message.</summary>
/// <param name="Id">The id by which the inbox recognizes the message.</param>
/// <param name="Body">The message.</param>
/// <param name="Activity">The span of handling the message; null if there is none.</param>
sealed record ReceivedMessage<TMessage>(Guid Id, TMessage Body, Activity? Activity) where TMessage : IOrderMessage;
