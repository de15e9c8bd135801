using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Evolution.Wiring;

/// <summary>
/// A TCP proxy that simulates network faults between a client and a server. While the wire is cut, it closes existing and new connections
/// immediately. It can also drop the server's responses, hold all traffic or delay it, while connections stay open.
/// </summary>
public sealed class Wire : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<TcpClient, bool> openClients = [];
    readonly string host;
    readonly int port;
    readonly Task accepting;
    volatile bool isCut;
    volatile bool dropsResponses;
    volatile Delay delay = Delay.None;
    long droppedBytes;

    /// <summary>Creates a wire to a server, which listens on a free loopback port.</summary>
    public Wire(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The loopback port on which the wire accepts connections.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Closes all connections, and new ones immediately, until the wire is restored.</summary>
    public void Cut()
    {
        isCut = true;
        CloseAll();
    }

    /// <summary>Drops everything that the server sends, until the wire is restored.</summary>
    public void DropResponses() => dropsResponses = true;

    /// <summary>The number of bytes from the server that were dropped.</summary>
    public long DroppedBytes => Interlocked.Read(ref droppedBytes);

    /// <summary>Holds all traffic until the wire is restored, and then forwards it.</summary>
    public void Hold() => SetDelay(new Delay());

    /// <summary>Delays all traffic.</summary>
    /// <param name="latency">The delay of each chunk.</param>
    public void AddLatency(TimeSpan latency) => SetDelay(new Delay(latency));

    /// <summary>Removes all faults, so that traffic passes normally again.</summary>
    public void Restore()
    {
        isCut = dropsResponses = false;
        SetDelay(Delay.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Stop();
        await accepting;
    }

    void SetDelay(Delay newDelay)
    {
        var previous = delay;
        delay = newDelay;
        previous.End();
    }

    void CloseAll()
    {
        foreach (var client in openClients.Keys) client.Close();
    }

    async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = ForwardAsync(await listener.AcceptTcpClientAsync());
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    async Task ForwardAsync(TcpClient caller)
    {
        using var server = new TcpClient { NoDelay = true };
        using (caller)
        {
            try
            {
                caller.NoDelay = true;
                (openClients[caller], openClients[server]) = (true, true);
                await delay.WaitAsync();
                if (isCut) return;
                await server.ConnectAsync(host, port);
                await Task.WhenAny(ForwardAsync(caller.GetStream(), server.GetStream(), isResponse: false), ForwardAsync(server.GetStream(), caller.GetStream(), isResponse: true));
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Broken connections are expected, because a cut wire closes them.
            }
            finally
            {
                openClients.TryRemove(caller, out _);
                openClients.TryRemove(server, out _);
            }
        }
    }

    async Task ForwardAsync(NetworkStream from, NetworkStream to, bool isResponse)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is > 0 and var count)
        {
            await delay.WaitAsync();
            if (isResponse && dropsResponses) Interlocked.Add(ref droppedBytes, count);
            else await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    /// <summary>The delay of each chunk: none, a fixed time, or until <c>End</c> is called.</summary>
    sealed class Delay(TimeSpan? duration = null)
    {
        public static readonly Delay None = new(TimeSpan.Zero);

        readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task WaitAsync() => duration switch
        {
            null => ended.Task,
            { Ticks: 0 } => Task.CompletedTask,
            { } time => Task.WhenAny(ended.Task, Task.Delay(time)),
        };

        public void End() => ended.TrySetResult();
    }
}
