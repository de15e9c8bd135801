using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RabbitMQ.Client;

namespace Evolution.Lab.Queues;

/// <summary>A message that a service could not handle.</summary>
/// <param name="Key">What it is called by: its id, or a digest of its body where it has none.</param>
/// <param name="Type">What it tells, such as <c>OrderPlaced</c>; null where that cannot be read.</param>
/// <param name="Order">The order that it is about; null where that cannot be read.</param>
/// <param name="Reason">Why it failed, in the words of what was thrown, at most <see cref="MaxReasonLength"/> characters.</param>
/// <param name="FailedAt">When it was given up; null where that is not known.</param>
public sealed record FailedMessage(string Key, string? Type, Guid? Order, string Reason, DateTimeOffset? FailedAt)
{
    /// <summary>How much of a reason is kept: what was thrown may quote the whole message.</summary>
    public const int MaxReasonLength = 300;

    // No header says why, since nothing was thrown.
    const string Unknown = "No handler of the service takes messages of this kind.";

    /// <summary>Reads what a queue gave; whatever is in it, this does not fail.</summary>
    internal static FailedMessage Of(BasicGetResult message)
    {
        var (properties, envelope) = (message.BasicProperties, Envelope.Read(message.Body));
        return new(
            KeyOf(message),
            envelope.Type ?? Envelope.NameOf(Header(properties, FaultHeaders.MessageType)),
            envelope.Order ?? (Guid.TryParse(properties.CorrelationId, out var order) ? order : null),
            Shorten(Header(properties, FaultHeaders.Message) ?? Unknown),
            DateTimeOffset.TryParse(Header(properties, FaultHeaders.Timestamp), CultureInfo.InvariantCulture, out var at) ? at : null);
    }

    /// <inheritdoc cref="Key"/>
    internal static string KeyOf(BasicGetResult message) =>
        message.BasicProperties.MessageId is { Length: > 0 } id ? id : Convert.ToHexStringLower(SHA256.HashData(message.Body.Span)[..8]);

    static string? Header(IReadOnlyBasicProperties properties, string name) => properties.Headers?.TryGetValue(name, out var value) is true ? value switch
    {
        byte[] text => Encoding.UTF8.GetString(text),
        _ => value?.ToString(),
    } : null;

    static string Shorten(string reason) => reason.Length > MaxReasonLength ? $"{reason[..MaxReasonLength]} …" : reason;
}
