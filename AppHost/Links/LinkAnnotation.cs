using Evolution.Control;

namespace Evolution.AppHost.Links;

/// <summary>Says that a service uses or calls another resource, for those who draw the topology.</summary>
/// <param name="Link">The other resource, and how the service reaches it.</param>
sealed record LinkAnnotation(ResourceLink Link) : IResourceAnnotation;
