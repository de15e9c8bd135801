using System.Text.Json;
using Evolution.Contracts;
using Evolution.Contracts.Messages;

namespace Evolution.ServiceDefaults.Messaging;

/// <summary>A message in the outbox.</summary>
sealed record OutboxMessage(long Id, Guid MessageId, Guid OrderId, string Type, string Body, string? TraceParent)
{
    static readonly Dictionary<string, Type> Types = MessageRoutes.Messages.ToDictionary(type => type.Name);

    public object Deserialize() => JsonSerializer.Deserialize(Body, Types[Type], ContractsJson.Default)!;
}
