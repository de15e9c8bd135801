namespace Evolution.Lab.Prerequisites;

/// <summary>Creates instructions for users who must install prerequisites themselves.</summary>
public static class InstallInstructions
{
    /// <summary>Returns one line with the missing programs and the command that installs them.</summary>
    public static string For(InstallMethod method, IReadOnlyList<Prerequisite> missing)
    {
        var names = Join(missing.Select(prerequisite => prerequisite.Name));
        return method switch
        {
            InstallMethod.Apt or InstallMethod.AptByUser => $"{names} missing. Install with: sudo apt-get install {Packages(prerequisite => prerequisite.Apt)}",
            InstallMethod.Dnf => $"{names} missing. Install with: sudo dnf install {Packages(prerequisite => prerequisite.Dnf)}",
            InstallMethod.Brew => $"{names} missing. Install with: brew install {Packages(prerequisite => prerequisite.Brew)}",
            InstallMethod.Windows => $"{names} missing, which do not run as local processes on Windows. Start Docker Desktop or Podman and use --stores containers.",
            _ => $"{names} missing. Install them so that {Join(missing.Select(prerequisite => prerequisite.Programs[0]))} can be found on PATH, or start Docker or Podman and use --stores containers.",
        };

        string Packages(Func<Prerequisite, string> package) => string.Join(' ', missing.Select(package));
    }

    static string Join(IEnumerable<string> names) => string.Join(", ", names) is var all && all.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var last
        ? $"{all[..last]} and {all[(last + 2)..]}"
        : all;
}
