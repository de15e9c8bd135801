using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Evolution.Testing;

/// <summary>
/// A way to a server that a test can cut and mend, as a network does: while it is cut, connections end and new ones end at once.
/// It can also lose what the server says, while connections stay.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<TcpClient, bool> open = [];
    readonly string host;
    readonly int port;
    readonly Task accepting;
    volatile bool cut;
    volatile bool losing;
    long lost;

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

    /// <summary>Lets nothing through any more that the server says.</summary>
    public void LoseAnswers() => losing = true;

    /// <summary>How many bytes of the server's were lost.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>Mends it.</summary>
    public void Mend() => cut = losing = false;

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
                await Task.WhenAny(caller.GetStream().CopyToAsync(server.GetStream()), CarryAnswersAsync(server.GetStream(), caller.GetStream()));
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

    async Task CarryAnswersAsync(NetworkStream server, NetworkStream caller)
    {
        var buffer = new byte[64 * 1024];
        while (await server.ReadAsync(buffer) is > 0 and var count)
        {
            if (losing) Interlocked.Add(ref lost, count);
            else await caller.WriteAsync(buffer.AsMemory(0, count));
        }
    }
}
