namespace Evolution.Spotting.Model;

/// <summary>Where a configuration value comes from.</summary>
public enum SettingOrigin
{
    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>A word of its command line.</summary>
    Argument,

    /// <summary>A line of a file that is mounted into it.</summary>
    MountedFile,

    /// <summary>Its own source: the environment in its Dockerfile, a configuration file that it is built with, or its code.</summary>
    Source,
}
