using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Evolution.Wiring;

/// <summary>
/// A TCP proxy to a server with which a test simulates network faults. While the wire is cut, it closes existing connections and new ones at once.
/// It can also drop the server's responses, hold up all traffic or delay it, while connections stay open.
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
    volatile Delay delay = Delay.None;
    long lost;

    /// <summary>Creates a wire to a server, which listens on a free loopback port.</summary>
    public Wire(string host, int port)
    {
        (this.host, this.port) = (host, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The loopback port on which the wire accepts connections.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Closes all connections, and new ones at once, until the wire is mended.</summary>
    public void Cut()
    {
        cut = true;
        Close();
    }

    /// <summary>Drops everything that the server sends, until the wire is mended.</summary>
    public void LoseAnswers() => losing = true;

    /// <summary>The number of bytes from the server that were dropped.</summary>
    public long Lost => Interlocked.Read(ref lost);

    /// <summary>Holds up all traffic until the wire is mended, and then forwards it.</summary>
    public void Hold() => Become(new Delay());

    /// <summary>Delays all traffic.</summary>
    /// <param name="by">The delay of each chunk.</param>
    public void Slow(TimeSpan by) => Become(new Delay(by));

    /// <summary>Removes all faults, so that traffic passes normally again.</summary>
    public void Mend()
    {
        cut = losing = false;
        Become(Delay.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Cut();
        listener.Stop();
        await accepting;
    }

    void Become(Delay next)
    {
        var before = delay;
        delay = next;
        before.End();
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
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
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
                await delay.PassAsync();
                if (cut) return;
                await server.ConnectAsync(host, port);
                await Task.WhenAny(CarryAsync(caller.GetStream(), server.GetStream(), isAnswer: false), CarryAsync(server.GetStream(), caller.GetStream(), isAnswer: true));
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Broken connections are expected: a cut wire closes them.
            }
            finally
            {
                open.TryRemove(caller, out _);
                open.TryRemove(server, out _);
            }
        }
    }

    async Task CarryAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is > 0 and var count)
        {
            await delay.PassAsync();
            if (isAnswer && losing) Interlocked.Add(ref lost, count);
            else await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    /// <summary>The delay of each chunk: none, a fixed time, or until <c>End</c> is called.</summary>
    sealed class Delay(TimeSpan? by = null)
    {
        public static readonly Delay None = new(TimeSpan.Zero);

        readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task PassAsync() => by switch
        {
            null => ended.Task,
            { Ticks: 0 } => Task.CompletedTask,
            { } time => Task.WhenAny(ended.Task, Task.Delay(time)),
        };

        public void End() => ended.TrySetResult();
    }
}
