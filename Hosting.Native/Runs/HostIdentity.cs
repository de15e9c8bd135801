using System.Text.Json.Serialization;

namespace Evolution.Hosting.Native;

/// <summary>A host, told apart from any other process, also of another container or machine that shares the clone.</summary>
/// <param name="Process">Its process.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="Boot">Tells the machine's boots apart.</param>
/// <param name="Space">The process id space in which its id means something.</param>
sealed record HostIdentity(ProcessIdentity Process, string Machine, string Boot, string Space)
{
    public static HostIdentity Current { get; } = OperatingSystem.IsLinux()
        ? new(ProcessIdentity.Current, Environment.MachineName, File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim(), new FileInfo("/proc/self/ns/pid").LinkTarget ?? "")
        : new(ProcessIdentity.Current, Environment.MachineName, "", "");

    /// <summary>Whether it ran before this machine's last boot, so that none of its processes is left.</summary>
    [JsonIgnore]
    public bool IsFromEarlierBoot => Machine == Current.Machine && Boot != Current.Boot;

    /// <summary>Whether the host is surely gone. One that we cannot see, in another container, is not known to be.</summary>
    [JsonIgnore]
    public bool IsDead => IsFromEarlierBoot || (Machine == Current.Machine && Space == Current.Space && !Process.IsAlive);
}
