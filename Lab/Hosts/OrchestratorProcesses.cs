using System.Globalization;
using Evolution.Control.Processes;
using Evolution.Lab.Processes;

namespace Evolution.Lab.Hosts;

/// <summary>
/// Finds the processes of Aspire's orchestrator that run the resources of an app host. They monitor their app host (<c>--monitor ID</c>),
/// outlive it by seconds while they stop everything, and are not its child processes. They can be found on Linux only.
/// </summary>
public static class OrchestratorProcesses
{
    /// <summary>Returns the running processes of the orchestrator and their descendants, even if the app host has already exited.</summary>
    public static ProcessSet Of(int host) => ProcessSet.Of(FindIds(host));

    /// <summary>Returns the IDs of these processes; empty if they cannot be found.</summary>
    public static IReadOnlyList<int> FindIds(int host)
    {
        if (!OperatingSystem.IsLinux()) return [];
        var processes = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var id) ? (Id: id, Arguments: ReadArguments(id)) : default)
            .Where(process => process.Id > 0).ToArray();

        // The clean-up process of the servers also waits for the host. Its folder is named after the host.
        var ids = new List<int>(processes.Where(process => process.Arguments.Any(argument => argument.Contains($"evolution-servers-{host}-", StringComparison.Ordinal))).Select(process => process.Id));
        var monitoredIds = new Queue<int>([host]);
        while (monitoredIds.TryDequeue(out var id))
        {
            foreach (var monitor in processes.Where(process => IsMonitoring(process.Arguments, id) && !ids.Contains(process.Id)))
            {
                ids.Add(monitor.Id);
                monitoredIds.Enqueue(monitor.Id);
            }
        }
        return [.. ids.SelectMany(ProcessDescendants.Of).Distinct()];
    }

    static bool IsMonitoring(string[] arguments, int id) =>
        Array.IndexOf(arguments, "--monitor") is >= 0 and var index && index + 1 < arguments.Length && arguments[index + 1] == id.ToString(CultureInfo.InvariantCulture);

    static string[] ReadArguments(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
