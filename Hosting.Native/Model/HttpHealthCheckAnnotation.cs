namespace Evolution.Hosting.Native;

/// <summary>The resource is healthy while a GET of this path answers with this status.</summary>
sealed record HttpHealthCheckAnnotation(EndpointReference Endpoint, string Path, int StatusCode) : IResourceAnnotation
{
    public string Key => $"{Endpoint.Resource.Name}_{Endpoint.EndpointName}_{Path}_{StatusCode}_check";
}
