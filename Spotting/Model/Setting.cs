namespace Evolution.Spotting.Model;

/// <summary>A configuration value: environment variable, argument or line of a mounted file.</summary>
/// <param name="Name">The variable, the option (<c>--name</c>), or the mounted file.</param>
/// <param name="Value">The value with variables replaced; for a mounted file one of its lines. Null if it comes from a source that was not read, such as a named secret.</param>
/// <param name="Origin">The kind of source.</param>
/// <param name="Location">The location in the files.</param>
public sealed record Setting(string Name, string? Value, SettingOrigin Origin, SourceLocation Location);

/// <summary>The kind of source that a configuration value comes from.</summary>
public enum SettingOrigin
{
    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>A word of the command line.</summary>
    Argument,

    /// <summary>A line of a mounted file.</summary>
    MountedFile,

    /// <summary>The workload's own source: the environment in its Dockerfile, a configuration file that it is built with, or its code.</summary>
    Source,
}
