namespace Evolution.Hosting.Native;

/// <summary>An address of a resource as people see it.</summary>
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    public required string Url { get; set; }

    /// <summary>What to show with the address, or nothing.</summary>
    public string? DisplayText { get; set; }

    /// <summary>Addresses with a higher number are shown first.</summary>
    public int? DisplayOrder;

    /// <summary>The endpoint that it is the address of.</summary>
    public EndpointReference? Endpoint { get; init; }
}
