using System.Diagnostics;

namespace Evolution.Topologies.Stores;

/// <summary>
/// The volumes of containerized stores, which exist while the host runs. They are necessary because a container that is started again
/// after a crash is a new, empty container, whereas a local process keeps its data directory.
/// </summary>
public static class DataVolumes
{
    const string Prefix = "evolution-run-";

    /// <summary>Returns the volume name for a store of this host.</summary>
    public static string GetName(string store) => $"{Prefix}{Environment.ProcessId}-{store}";

    /// <summary>Whether a volume belongs to a host that is no longer running, or to this host.</summary>
    public static bool IsOrphaned(string volume) =>
        volume.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(volume[Prefix.Length..].Split('-')[0], out var hostId) && (hostId == Environment.ProcessId || !IsRunning(hostId));

    static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
