using System.Diagnostics;
using System.Text.Json;
using Evolution.Control;

namespace Evolution.Lab.Hosts;

/// <summary>Removes the control files of hosts that were killed before they could remove them.</summary>
public static class StaleControlFiles
{
    /// <summary>Deletes the control files in a folder whose hosts are no longer running.</summary>
    public static void RemoveFrom(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            if (!IsInUse(file)) File.Delete(file);
        }
    }

    /// <summary>Whether the host that wrote a control file is still running.</summary>
    public static bool IsInUse(string file)
    {
        try
        {
            if (ControlConnectionInfo.Read(file) is not { } connection) return false;
            using var process = Process.GetProcessById(connection.ProcessId);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException)
        {
            return false;
        }
    }
}
