using Evolution.Lab.Processes;

namespace Evolution.Lab.Prerequisites;

/// <summary>How programs can be installed on this machine.</summary>
public sealed record InstallEnvironment(InstallMethod Method, bool NeedsSudo)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Detects the package manager and whether it requires sudo.</summary>
    public static async Task<InstallEnvironment> DetectAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) return new(InstallMethod.Windows, NeedsSudo: false);
        if (OperatingSystem.IsMacOS()) return new(InstallMethod.Brew, NeedsSudo: false);
        if (File.Exists("/usr/bin/apt-get"))
        {
            if (Environment.IsPrivilegedProcess) return new(InstallMethod.Apt, NeedsSudo: false);
            var sudo = await new Subprocess("sudo", "-n", "true") { Timeout = Timeout }.RunAsync(cancellationToken);
            return new(sudo.Succeeded ? InstallMethod.Apt : InstallMethod.AptByUser, NeedsSudo: true);
        }
        return new(File.Exists("/usr/bin/dnf") ? InstallMethod.Dnf : InstallMethod.Unknown, NeedsSudo: true);
    }
}
