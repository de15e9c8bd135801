namespace Evolution.Hosting.Native;

/// <summary>The resource starts only when another one is healthy.</summary>
public sealed class WaitAnnotation(IResource resource, WaitType waitType) : IResourceAnnotation
{
    /// <summary>What is waited for.</summary>
    public IResource Resource => resource;

    public WaitType WaitType => waitType;
}

/// <summary>What is waited for.</summary>
public enum WaitType
{
    /// <summary>That it runs and passes its health checks.</summary>
    WaitUntilHealthy,
}
