using System.Text.Json.Serialization;

namespace Evolution.Control;

/// <summary>A dependency of a service: a resource that it uses or calls.</summary>
/// <param name="To">The name of the other resource, including the prefix of its topology.</param>
/// <param name="Kind">How the service reaches the resource.</param>
public sealed record ResourceLink(string To, LinkKind Kind);

/// <summary>How a service reaches another resource.</summary>
[JsonConverter(typeof(LinkKindConverter))]
public enum LinkKind
{
    /// <summary>The service stores its state in the resource.</summary>
    Store,

    /// <summary>The service calls the resource over HTTP and waits for the response.</summary>
    Http,

    /// <summary>The service sends messages to the resource and receives messages from it.</summary>
    Messages,
}
