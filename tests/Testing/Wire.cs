using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Evolution.Testing;

/// <summary>
/// A way to a server that a test can cut and mend, as a network does: while it is cut, connections end and new ones end at once.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<TcpClient, bool> open = [];
    readonly string host;
    readonly int port;
    readonly Task accepting;
    volatile bool cut;

    /// <summary>Lays a wire to a server.</summary>
    public Wire(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where the wire begins.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts it.</summary>
    public void Cut()
    {
        cut = true;
        Close();
    }

    /// <summary>Mends it.</summary>
    public void Mend() => cut = false;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Stop();
        await accepting;
    }

    void Close()
    {
        foreach (var client in open.Keys) client.Close();
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = CarryAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task CarryAsync(TcpClient caller)
    {
        using var server = new TcpClient { NoDelay = true };
        using (caller)
        {
            try
            {
                caller.NoDelay = true;
                (open[caller], open[server]) = (true, true);
                if (cut) return;
                await server.ConnectAsync(host, port);
                await Task.WhenAny(caller.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(caller.GetStream()));
            }
            catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // That is what a wire is cut for.
            }
            finally
            {
                open.TryRemove(caller, out _);
                open.TryRemove(server, out _);
            }
        }
    }
}
