namespace Evolution.Hosting.Native;

/// <summary>A resource with a name and annotations.</summary>
public abstract class Resource(string name) : IResource
{
    public string Name { get; } = name;

    public ResourceAnnotationCollection Annotations { get; } = [];

    public override string ToString() => Name;
}
