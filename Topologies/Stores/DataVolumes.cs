using System.Diagnostics;

namespace Evolution.Topologies.Stores;

/// <summary>
/// The volumes that keep what stores in containers have written as long as the host runs, as processes keep theirs: a container that is
/// started again after a crash is a new one, with nothing in it.
/// </summary>
public static class DataVolumes
{
    const string Prefix = "evolution-run-";

    /// <summary>The volume of a store of this host.</summary>
    public static string NameOf(string store) => $"{Prefix}{Environment.ProcessId}-{store}";

    /// <summary>Whether a volume was left by a host that does not run any more, or is from one with the process id of this host.</summary>
    public static bool IsLeft(string volume) =>
        volume.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(volume[Prefix.Length..].Split('-')[0], out var host) && (host == Environment.ProcessId || !IsRunning(host));

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
