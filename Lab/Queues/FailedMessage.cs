using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RabbitMQ.Client;

namespace Evolution.Lab.Queues;

/// <summary>A message that a service could not handle.</summary>
/// <param name="Key">The message ID, or a digest of the body if there is none.</param>
/// <param name="Type">The message type, such as <c>OrderPlaced</c>; null if it cannot be read.</param>
/// <param name="Order">The order that the message concerns; null if it cannot be read.</param>
/// <param name="Reason">The reason for the failure: the exception's message, at most <see cref="MaxReasonLength"/> characters.</param>
/// <param name="FailedAt">The time at which it was moved to the queue of failed messages; null if unknown.</param>
public sealed record FailedMessage(string Key, string? Type, Guid? Order, string Reason, DateTimeOffset? FailedAt)
{
    /// <summary>The maximum length of a reason, because an exception may quote the whole message.</summary>
    public const int MaxReasonLength = 300;

    // Without an exception, no header contains a reason.
    const string DefaultReason = "The service has no handler for this message type.";

    /// <summary>Creates the description of a message from a queue. Unreadable content does not cause an error.</summary>
    internal static FailedMessage Of(BasicGetResult message)
    {
        var (properties, envelope) = (message.BasicProperties, Envelope.Read(message.Body));
        return new(
            GetKey(message),
            envelope.Type ?? Envelope.GetTypeName(GetHeader(properties, FaultHeaders.MessageType)),
            envelope.Order ?? (Guid.TryParse(properties.CorrelationId, out var order) ? order : null),
            Shorten(GetHeader(properties, FaultHeaders.Message) ?? DefaultReason),
            DateTimeOffset.TryParse(GetHeader(properties, FaultHeaders.Timestamp), CultureInfo.InvariantCulture, out var failedAt) ? failedAt : null);
    }

    /// <inheritdoc cref="Key"/>
    internal static string GetKey(BasicGetResult message) =>
        message.BasicProperties.MessageId is { Length: > 0 } id ? id : Convert.ToHexStringLower(SHA256.HashData(message.Body.Span)[..8]);

    static string? GetHeader(IReadOnlyBasicProperties properties, string name) => properties.Headers?.TryGetValue(name, out var value) is true ? value switch
    {
        byte[] text => Encoding.UTF8.GetString(text),
        _ => value?.ToString(),
    } : null;

    static string Shorten(string reason) => reason.Length > MaxReasonLength ? $"{reason[..MaxReasonLength]} …" : reason;
}
