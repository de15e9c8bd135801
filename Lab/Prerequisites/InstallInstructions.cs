namespace Evolution.Lab.Prerequisites;

/// <summary>Creates instructions for users who must install prerequisites themselves.</summary>
public static class InstallInstructions
{
    /// <summary>Returns one line with the missing programs and the command that installs them.</summary>
    public static string Create(InstallMethod method, IReadOnlyList<Prerequisite> missing)
    {
        // Only servers can run in containers instead.
        var areServers = missing.All(Prerequisite.Servers.Contains);
        var names = JoinNames(missing.Select(prerequisite => prerequisite.Name));
        return method switch
        {
            InstallMethod.Apt or InstallMethod.AptByUser => $"Missing prerequisites: {names}. Install them with: sudo apt-get install {JoinPackages(prerequisite => prerequisite.Apt)}",
            InstallMethod.Dnf => $"Missing prerequisites: {names}. Install them with: sudo dnf install {JoinPackages(prerequisite => prerequisite.Dnf)}",
            InstallMethod.Brew => $"Missing prerequisites: {names}. Install them with: brew install {JoinPackages(prerequisite => prerequisite.Brew)}",
            InstallMethod.Windows when areServers => $"Missing prerequisites: {names}. They do not run as local processes on Windows: start Docker Desktop or Podman, and use --stores containers.",
            InstallMethod.Windows => $"Missing prerequisites: {names}. Run this command on Linux or macOS, for example in WSL.",
            _ => $"Missing prerequisites: {names}. Install them so that {JoinNames(missing.Select(prerequisite => prerequisite.Programs[0]))} can be found on PATH{(areServers ? ", or start Docker or Podman, and use --stores containers" : "")}.",
        };

        string JoinPackages(Func<Prerequisite, string> package) => string.Join(' ', missing.Select(package));
    }

    static string JoinNames(IEnumerable<string> names) => string.Join(", ", names) is var list && list.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var lastSeparator
        ? $"{list[..lastSeparator]} and {list[(lastSeparator + 2)..]}"
        : list;
}
