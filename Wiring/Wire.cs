using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Evolution.Wiring;

/// <summary>
/// A way to a server that a test can cut and mend, as a network does: while it is cut, connections end and new ones end at once.
/// It can also lose what the server says, hold everything up or slow it down, while connections stay.
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

    /// <summary>Lets nothing through until it is mended; then all of it.</summary>
    public void Hold() => Become(new Delay());

    /// <summary>Lets everything through later.</summary>
    /// <param name="by">How much later each piece is.</param>
    public void Slow(TimeSpan by) => Become(new Delay(by));

    /// <summary>Mends it.</summary>
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
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
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

    /// <summary>What lies in the way of each piece: nothing, some time, or everything until it ends.</summary>
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
