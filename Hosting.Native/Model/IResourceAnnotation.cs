namespace Evolution.Hosting.Native;

/// <summary>Something said about a resource: where it listens, what it waits for, or whatever the application adds.</summary>
public interface IResourceAnnotation;
