using System.Text.Json;
using Evolution.Control;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Tracing;

/// <summary>Finds running hosts by their control files.</summary>
public static class HostFinder
{
    /// <summary>Creates clients for all hosts that are running and respond. The caller must dispose them.</summary>
    /// <param name="folder">The folder of the control files.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<IReadOnlyList<ControlClient>> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var clients = new List<ControlClient>();
        foreach (var connection in Directory.EnumerateFiles(folder, "*.json").Where(StaleControlFiles.IsInUse).Select(Read).OfType<ControlConnectionInfo>())
        {
            var control = new ControlClient(connection);
            if (await IsRespondingAsync(control, cancellationToken)) clients.Add(control);
            else control.Dispose();
        }
        return clients;
    }

    static ControlConnectionInfo? Read(string file)
    {
        try
        {
            return ControlConnectionInfo.Read(file);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the host responds. After a host was killed, its process ID may have been reused.</summary>
    static async Task<bool> IsRespondingAsync(ControlClient control, CancellationToken cancellationToken)
    {
        try
        {
            await control.GetTopologiesAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or ControlException or TimeoutException or JsonException)
        {
            return false;
        }
    }
}
