namespace Evolution.AppHost.Links;

/// <summary>Says that a service uses or calls another resource, for those who draw the topology.</summary>
/// <param name="To">The other resource's name.</param>
/// <param name="Kind">How it reaches it.</param>
sealed record LinkAnnotation(string To, LinkKind Kind) : IResourceAnnotation;

/// <summary>How a service reaches another resource.</summary>
enum LinkKind
{
    /// <summary>It keeps its state there.</summary>
    Store,

    /// <summary>It calls it over HTTP, and waits for the answer.</summary>
    Http,

    /// <summary>It sends and takes messages there.</summary>
    Messages,
}
