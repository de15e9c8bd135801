namespace Evolution.Lab.Prerequisites;

/// <summary>How a missing program can be installed on this machine.</summary>
public enum InstallationWay
{
    /// <summary>By apt, as root or by sudo without a password: we do it.</summary>
    Apt,

    /// <summary>By apt, but sudo wants a password: the user does it.</summary>
    AptByUser,

    /// <summary>By dnf: the user does it.</summary>
    Dnf,

    /// <summary>By Homebrew: the user does it.</summary>
    Brew,

    /// <summary>Not at all: these servers do not run here as local processes.</summary>
    Windows,

    /// <summary>By whatever this system has: the user does it.</summary>
    Unknown,
}
