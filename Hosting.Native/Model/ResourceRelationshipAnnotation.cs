namespace Evolution.Hosting.Native;

/// <summary>Says how the resource is related to another one.</summary>
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResource Resource => resource;

    /// <summary><c>Parent</c>, <c>Reference</c> or <c>WaitFor</c>.</summary>
    public string Type => type;
}

/// <summary>The types of relationships.</summary>
static class KnownRelationshipTypes
{
    public const string Parent = nameof(Parent);
    public const string Reference = nameof(Reference);
    public const string WaitFor = nameof(WaitFor);
}
