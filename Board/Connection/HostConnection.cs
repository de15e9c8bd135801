using System.Text.Json;
using Evolution.Board.Access;
using Evolution.Control;

namespace Evolution.Board.Connection;

/// <summary>
/// The connection to the host's control server. A host that restarts rewrites its control file, through which it is found again.
/// </summary>
sealed class HostConnection(BoardOptions options)
{
    readonly Lock gate = new();
    ControlAccess? access;
    ControlClient? client;

    /// <summary>The client of the control server that the control file currently describes.</summary>
    /// <exception cref="HostAwayException">There is no such file, or it cannot be read.</exception>
    public ControlClient Client
    {
        get
        {
            var now = Read() ?? throw new HostAwayException("The host does not run: its control file is not there. It is looked for every second.");
            lock (gate)
            {
                // The previous client is not disposed, since requests may still use it. Only one is left for each restart of the host.
                if (now != access) (access, client) = (now, new ControlClient(now));
                return client!;
            }
        }
    }

    /// <summary>Sends a request to the control server.</summary>
    /// <exception cref="HostAwayException">It does not respond. The message is text for the user.</exception>
    /// <exception cref="ControlException">It refused the request.</exception>
    public async Task<T> AskAsync<T>(Func<ControlClient, Task<T>> question)
    {
        var control = Client;
        try
        {
            return await question(control);
        }
        catch (HttpRequestException exception)
        {
            throw new HostAwayException($"The host's control server does not answer ({exception.Message}). It is tried again every second.", exception);
        }
        catch (TimeoutException exception)
        {
            throw new HostAwayException(exception.Message, exception);
        }
    }

    ControlAccess? Read()
    {
        try
        {
            return ControlAccess.Read(options.ControlFile);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new HostAwayException($"The host's control file cannot be read: {exception.Message}", exception);
        }
    }
}
