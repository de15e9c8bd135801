using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Messages;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>A message in the outbox.</summary>
sealed record OutboxMessage(long Id, Guid MessageId, Guid OrderId, string Type, string Body, string? TraceParent)
{
    static readonly Dictionary<string, Type> Types = MessageRoutes.Messages.ToDictionary(type => type.Name);

    /// <exception cref="JsonException">This release of the contracts does not have the type of the message, or cannot read its body.</exception>
    public object Deserialize() => Types.TryGetValue(Type, out var type)
        ? JsonSerializer.Deserialize(Body, type, ContractsJson.Default) ?? throw new JsonException("The body is null.")
        : throw new JsonException($"There is no message type {Type}.");
}
