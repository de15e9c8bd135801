using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Evolution.Evo.Bench.Load;

/// <summary>A connection of a load, which has at most one outstanding request.</summary>
sealed class LoadConnection : IDisposable
{
    const int MaxBytes = 64 * 1024;

    readonly Uri address;
    readonly byte[] buffer = new byte[MaxBytes];
    int received;

    public LoadConnection(Uri address)
    {
        this.address = address;
        Socket = Connect();
    }

    public Socket Socket { get; private set; }

    /// <summary>The time at which the outstanding request was sent, in ticks of <see cref="Stopwatch"/>.</summary>
    public long SentAt { get; private set; }

    /// <summary>The last non-empty line of the response, which is the Problem Details in case of an error.</summary>
    public string LastLine => Encoding.UTF8.GetString(buffer, 0, received).Split("\r\n").Last(line => line.Length > 1);

    /// <summary>Sends a request.</summary>
    /// <exception cref="SocketException">The connection is lost.</exception>
    public void Send(LoadRequest request)
    {
        received = 0;
        var length = request(buffer);
        SentAt = Stopwatch.GetTimestamp();
        for (var sent = 0; sent < length;) sent += Socket.Send(buffer.AsSpan(sent, length - sent));
    }

    /// <summary>Receives the available bytes.</summary>
    /// <returns>The response when it is complete; null before.</returns>
    /// <exception cref="SocketException">The connection is lost.</exception>
    /// <exception cref="InvalidDataException">The received bytes are not a valid response.</exception>
    public HttpAnswer? Receive()
    {
        var count = Socket.Receive(buffer.AsSpan(received));
        if (count is 0) throw received < MaxBytes ? new SocketException((int)SocketError.ConnectionReset) : new InvalidDataException($"The answer is longer than {MaxBytes} bytes.");
        received += count;
        if (!HttpAnswer.TryRead(buffer.AsSpan(0, received), out var answer)) return null;
        return answer.Length == received ? answer : throw new InvalidDataException("More came than the answer.");
    }

    /// <summary>Opens a new connection after the previous one was lost.</summary>
    /// <exception cref="SocketException">The address cannot be reached any more.</exception>
    public void Reconnect()
    {
        Socket.Dispose();
        Socket = Connect();
    }

    public void Dispose() => Socket.Dispose();

    Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(address.Host, address.Port);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
