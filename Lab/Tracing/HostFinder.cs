using System.Text.Json;
using Evolution.Control;
using Evolution.Lab.Hosts;

namespace Evolution.Lab.Tracing;

/// <summary>Finds running hosts by their control files.</summary>
public static class HostFinder
{
    /// <summary>Finds the clients of all hosts that are running and respond. The caller disposes them.</summary>
    /// <param name="folder">The folder of the control files.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<IReadOnlyList<ControlClient>> FindAsync(string folder, CancellationToken cancellationToken)
    {
        var running = new List<ControlClient>();
        foreach (var access in Directory.EnumerateFiles(folder, "*.json").Where(StaleControlFiles.IsInUse).Select(Read).OfType<ControlAccess>())
        {
            var control = new ControlClient(access);
            if (await IsRespondingAsync(control, cancellationToken)) running.Add(control);
            else control.Dispose();
        }
        return running;
    }

    static ControlAccess? Read(string file)
    {
        try
        {
            return ControlAccess.Read(file);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the host responds. After a host was killed, an unrelated process may have the same process ID.</summary>
    static async Task<bool> IsRespondingAsync(ControlClient control, CancellationToken cancellationToken)
    {
        try
        {
            await control.TopologiesAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or ControlException or TimeoutException or JsonException)
        {
            return false;
        }
    }
}
