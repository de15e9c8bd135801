using System.Diagnostics;
using System.Globalization;

namespace Evolution.Hosting.LocalServers.Running;

/// <summary>The file to which a server writes the id of its main process. It remains if the server is killed.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="ProgramName">The name of the main process.</param>
sealed record PidFile(string Path, string ProgramName)
{
    /// <summary>The id of the main process; null if it is not running, or if the id now belongs to another program.</summary>
    public int? RunningProcess => Id is { } id && IsServer(id) ? id : null;

    int? Id => File.Exists(Path) && int.TryParse(File.ReadLines(Path).FirstOrDefault(), CultureInfo.InvariantCulture, out var id) ? id : null;

    bool IsServer(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName == ProgramName;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
