using Evolution.Control;

namespace Evolution.AppHost.Links;

/// <summary>A link from a service to a resource that it uses or calls, for views that draw the topology.</summary>
/// <param name="Link">The other resource, and how the service reaches it.</param>
sealed record LinkAnnotation(ResourceLink Link) : IResourceAnnotation;
