namespace Evolution.Lab.Prerequisites;

/// <summary>How a missing program can be installed on this machine.</summary>
public enum InstallationWay
{
    /// <summary>With apt, as root or with passwordless sudo: evo installs it.</summary>
    Apt,

    /// <summary>With apt, but sudo requires a password: the user installs it.</summary>
    AptByUser,

    /// <summary>With dnf: the user installs it.</summary>
    Dnf,

    /// <summary>With Homebrew: the user installs it.</summary>
    Brew,

    /// <summary>Not possible: these servers do not run as local processes on Windows.</summary>
    Windows,

    /// <summary>With the package manager of an unknown system: the user installs it.</summary>
    Unknown,
}
