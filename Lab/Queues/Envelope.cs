using System.Text.Json;

namespace Evolution.Lab.Queues;

/// <summary>The type and order ID of a message, read from its body; null if they cannot be read.</summary>
public readonly record struct Envelope(string? Type, Guid? Order)
{
    public static Envelope Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var type = Find(json.RootElement, "messageType") is { ValueKind: JsonValueKind.Array } types ? types.EnumerateArray().FirstOrDefault() : default;
            return new(
                type.ValueKind is JsonValueKind.String ? GetTypeName(type.GetString()) : null,
                Find(Find(json.RootElement, "message"), "orderId") is { ValueKind: JsonValueKind.String } order && order.TryGetGuid(out var id) ? id : null);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>Returns the type name from the URN, for example <c>OrderPlaced</c> from <c>urn:message:Evolution.Contracts.Messages:OrderPlaced</c>.</summary>
    public static string? GetTypeName(string? urn) => urn?[(urn.LastIndexOf(':') + 1)..];

    static JsonElement Find(JsonElement element, string name) => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;
}
