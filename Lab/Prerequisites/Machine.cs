using Evolution.Lab.Processes;

namespace Evolution.Lab.Prerequisites;

/// <summary>How programs are installed on this machine, and whether that needs sudo.</summary>
public sealed record Machine(InstallationWay Way, bool NeedsSudo)
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task<Machine> LookAsync(CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows()) return new(InstallationWay.Windows, NeedsSudo: false);
        if (OperatingSystem.IsMacOS()) return new(InstallationWay.Brew, NeedsSudo: false);
        if (File.Exists("/usr/bin/apt-get"))
        {
            if (Environment.IsPrivilegedProcess) return new(InstallationWay.Apt, NeedsSudo: false);
            var sudo = await new Subprocess("sudo", "-n", "true") { Limit = Limit }.RunAsync(cancellationToken);
            return new(sudo.Succeeded ? InstallationWay.Apt : InstallationWay.AptByUser, NeedsSudo: true);
        }
        return new(File.Exists("/usr/bin/dnf") ? InstallationWay.Dnf : InstallationWay.Unknown, NeedsSudo: true);
    }
}
