using System.Diagnostics;
using Evolution.Contracts.Messages;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>A message that came in.</summary>
/// <param name="Id">What the inbox knows it by.</param>
/// <param name="Body">The message.</param>
/// <param name="Activity">The span of handling it; null where there is none.</param>
sealed record ReceivedMessage<TMessage>(Guid Id, TMessage Body, Activity? Activity) where TMessage : IOrderMessage;
