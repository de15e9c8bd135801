namespace Evolution.Lab.Prerequisites;

/// <summary>How missing programs can be installed on this machine.</summary>
public enum InstallMethod
{
    /// <summary>With apt, as root or with passwordless sudo: <c>evo</c> installs them.</summary>
    Apt,

    /// <summary>With apt, but sudo requires a password: the user installs them.</summary>
    AptByUser,

    /// <summary>With dnf: the user installs them.</summary>
    Dnf,

    /// <summary>With Homebrew: the user installs them.</summary>
    Brew,

    /// <summary>Not possible: these servers do not run as local processes on Windows.</summary>
    Windows,

    /// <summary>With the package manager of an unknown system: the user installs them.</summary>
    Unknown,
}
