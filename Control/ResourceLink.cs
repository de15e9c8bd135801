using System.Text.Json.Serialization;

namespace Evolution.Control;

/// <summary>What a service uses or calls.</summary>
/// <param name="To">The other resource's name, with the prefix of its topology.</param>
/// <param name="Kind">How it reaches it.</param>
public sealed record ResourceLink(string To, LinkKind Kind);

/// <summary>How a service reaches another resource.</summary>
[JsonConverter(typeof(LinkKindConverter))]
public enum LinkKind
{
    /// <summary>It keeps its state there.</summary>
    Store,

    /// <summary>It calls it over HTTP, and waits for the answer.</summary>
    Http,

    /// <summary>It sends and takes messages there.</summary>
    Messages,
}
