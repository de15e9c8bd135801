namespace Evolution.Hosting.Native;

/// <summary>Something that a distributed application consists of: a server, a database on it, a project.</summary>
public interface IResource
{
    /// <summary>Unique in the application: letters, digits and hyphens.</summary>
    string Name { get; }

    /// <summary>What was said about the resource, in the order in which it was said.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
