using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Evolution.Wiring;

/// <summary>
/// A TCP proxy that simulates network faults between a client and a server: it can close all connections, or leave them open and drop the
/// server's responses, hold all traffic or delay it.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<TcpClient, bool> openClients = [];
    readonly string host;
    readonly int port;
    readonly Task acceptTask;
    volatile bool isCut;
    volatile bool isDroppingResponses;
    volatile Delay delay = Delay.None;
    long droppedBytes;

    /// <summary>Creates a proxy that listens on a free loopback port and forwards to a server.</summary>
    public FaultProxy(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        acceptTask = AcceptAsync();
    }

    /// <summary>The loopback port on which the proxy accepts connections.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The number of connections that clients have opened.</summary>
    public int ConnectionCount => openClients.Count / 2;

    /// <summary>Closes all connections, and closes new ones immediately, until <see cref="Restore"/> is called.</summary>
    public void Cut()
    {
        isCut = true;
        CloseAll();
    }

    /// <summary>Drops everything that the server sends, until <see cref="Restore"/> is called.</summary>
    public void DropResponses() => isDroppingResponses = true;

    /// <summary>The number of bytes from the server that were dropped.</summary>
    public long DroppedBytes => Interlocked.Read(ref droppedBytes);

    /// <summary>Holds all traffic until <see cref="Restore"/> is called, and then forwards it.</summary>
    public void Hold() => SetDelay(new Delay());

    /// <summary>Delays all traffic.</summary>
    /// <param name="latency">The delay of each chunk.</param>
    public void AddLatency(TimeSpan latency) => SetDelay(new Delay(latency));

    /// <summary>Removes all faults, so that traffic passes normally again.</summary>
    public void Restore()
    {
        isCut = isDroppingResponses = false;
        SetDelay(Delay.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Stop();
        await acceptTask;
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
                await Task.WhenAny(CopyAsync(caller.GetStream(), server.GetStream(), isResponse: false), CopyAsync(server.GetStream(), caller.GetStream(), isResponse: true));
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Broken connections are expected: Cut closes them.
            }
            finally
            {
                openClients.TryRemove(caller, out _);
                openClients.TryRemove(server, out _);
            }
        }
    }

    async Task CopyAsync(NetworkStream source, NetworkStream destination, bool isResponse)
    {
        var buffer = new byte[64 * 1024];
        while (await source.ReadAsync(buffer) is > 0 and var count)
        {
            await delay.WaitAsync();
            if (isResponse && isDroppingResponses) Interlocked.Add(ref droppedBytes, count);
            else await destination.WriteAsync(buffer.AsMemory(0, count));
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
