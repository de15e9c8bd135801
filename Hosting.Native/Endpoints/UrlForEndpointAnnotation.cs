namespace Evolution.Hosting.Native;

/// <summary>Changes how the address of one endpoint is shown.</summary>
sealed record UrlForEndpointAnnotation(string EndpointName, Action<ResourceUrlAnnotation> Change) : IResourceAnnotation;
