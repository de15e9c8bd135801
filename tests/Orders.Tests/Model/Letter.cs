namespace Evolution.Orders.Tests.Model;

/// <summary>A message on its way to one service.</summary>
/// <param name="Receiver">The service.</param>
/// <param name="Id">What the inbox knows it by.</param>
/// <param name="Type">Its type's name.</param>
/// <param name="Body">It as JSON.</param>
sealed record Letter(string Receiver, Guid Id, string Type, string Body);
