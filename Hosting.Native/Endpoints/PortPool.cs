using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Evolution.Hosting.Native;

/// <summary>
/// Hands out free TCP ports of the loopback address, and keeps them from other hosts on this machine by holding the UDP
/// port of the same number: that takes nothing from the server, and ends with the process, however it ends.
/// </summary>
sealed class PortPool : IDisposable
{
    // Below 32768, where Linux begins to give ports to outgoing connections, and above what is commonly fixed.
    const int First = 20_000, Last = 32_000;
    const int MostTries = 2_000;

    readonly Lock gate = new();
    readonly List<Socket> reservations = [];

    /// <summary>A port that nobody listens on, and that no other host will choose while this one runs.</summary>
    /// <exception cref="DistributedApplicationException">None was found.</exception>
    public int Take()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (!TryBind(SocketType.Dgram, ProtocolType.Udp, port, out var reservation)) continue;
            if (TryBind(SocketType.Stream, ProtocolType.Tcp, port, out var probe))
            {
                probe.Dispose();
                lock (gate) reservations.Add(reservation);
                return port;
            }
            reservation.Dispose();
        }
        throw new DistributedApplicationException($"No free port was found between {First} and {Last}.");
    }

    public void Dispose() => reservations.ForEach(reservation => reservation.Dispose());

    static bool TryBind(SocketType type, ProtocolType protocol, int port, out Socket socket)
    {
        socket = new Socket(AddressFamily.InterNetwork, type, protocol) { ExclusiveAddressUse = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return false;
        }
    }
}
