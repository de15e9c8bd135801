using Evolution.Control;

namespace Evolution.AppHost.Links;

/// <summary>Records that a service uses or calls another resource, for views that draw the topology.</summary>
/// <param name="Link">The other resource, and how the service reaches it.</param>
sealed record LinkAnnotation(ResourceLink Link) : IResourceAnnotation;
