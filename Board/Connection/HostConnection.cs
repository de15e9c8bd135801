using System.Text.Json;
using Evolution.Board.Access;
using Evolution.Control;

namespace Evolution.Board.Connection;

/// <summary>
/// The connection to the host's control server. A restarted host rewrites its control file, so each request reads the file.
/// </summary>
sealed class HostConnection(BoardOptions options)
{
    readonly Lock gate = new();
    ControlConnectionInfo? connectionInfo;
    ControlClient? client;

    /// <summary>The client of the control server that the control file currently describes.</summary>
    /// <exception cref="HostUnavailableException">The file does not exist or cannot be read.</exception>
    public ControlClient Client
    {
        get
        {
            var currentInfo = ReadControlFile() ?? throw new HostUnavailableException("The host is not running: its control file does not exist. Checking again every second.");
            lock (gate)
            {
                // The previous client is not disposed, since requests may still use it. This leaks one client per restart of the host.
                if (currentInfo != connectionInfo) (connectionInfo, client) = (currentInfo, new ControlClient(currentInfo));
                return client!;
            }
        }
    }

    /// <summary>Sends a request to the control server.</summary>
    /// <exception cref="HostUnavailableException">The control server does not respond. The message is user-facing text.</exception>
    /// <exception cref="ControlException">The control server rejected the request.</exception>
    public async Task<T> SendAsync<T>(Func<ControlClient, Task<T>> request)
    {
        var control = Client;
        try
        {
            return await request(control);
        }
        catch (HttpRequestException exception)
        {
            throw new HostUnavailableException($"The host's control server does not respond ({exception.Message}). Retrying every second.", exception);
        }
        catch (TimeoutException exception)
        {
            throw new HostUnavailableException(exception.Message, exception);
        }
    }

    ControlConnectionInfo? ReadControlFile()
    {
        try
        {
            return ControlConnectionInfo.Read(options.ControlFile);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new HostUnavailableException($"The host's control file cannot be read: {exception.Message}", exception);
        }
    }
}
