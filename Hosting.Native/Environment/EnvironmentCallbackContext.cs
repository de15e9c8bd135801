namespace Evolution.Hosting.Native;

/// <summary>Where an <see cref="EnvironmentCallbackAnnotation"/> sets variables.</summary>
public sealed class EnvironmentCallbackContext(DistributedApplicationExecutionContext executionContext, IResource resource, CancellationToken cancellationToken = default)
{
    public DistributedApplicationExecutionContext ExecutionContext => executionContext;

    public IResource Resource => resource;

    /// <summary>The variables: strings, or <see cref="IValueProvider"/> for what is known later.</summary>
    public Dictionary<string, object> EnvironmentVariables { get; } = [];

    public CancellationToken CancellationToken => cancellationToken;
}
