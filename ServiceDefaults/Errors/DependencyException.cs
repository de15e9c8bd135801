namespace Evolution.ServiceDefaults.Errors;

/// <summary>Something that the service needs did not do its part: another service, its database, the broker.</summary>
/// <param name="dependency">Its name, such as <c>inventory</c> or <c>database</c>; part of the answer to the caller.</param>
/// <param name="message">What it failed to do, in words for the caller.</param>
/// <param name="cause">What was thrown, for the log.</param>
public sealed class DependencyException(string dependency, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The name of what failed.</summary>
    public string Dependency { get; } = dependency;

    /// <summary>After what time the caller may try again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);
}
