namespace Evolution.Lab.Spotting.Model;

/// <summary>How a workload is told something.</summary>
public enum SettingOrigin
{
    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>A word of its command line.</summary>
    Argument,

    /// <summary>A line of a file that is mounted into it.</summary>
    MountedFile,
}
