namespace Evolution.ServiceDefaults.Errors;

/// <summary>The exception that is thrown when a dependency of the service fails: another service, its database, the broker.</summary>
/// <param name="dependency">The name of the dependency, such as <c>inventory</c> or <c>database</c>; included in the response to the caller.</param>
/// <param name="message">A description of the failure for the caller.</param>
/// <param name="cause">The exception that caused the failure, for the log.</param>
public sealed class DependencyException(string dependency, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The name of the dependency that failed.</summary>
    public string Dependency { get; } = dependency;

    /// <summary>The time after which the caller may retry.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
