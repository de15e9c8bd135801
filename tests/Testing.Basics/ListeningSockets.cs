using System.Globalization;
using System.Net;

namespace Evolution.Testing;

/// <summary>Reads the sockets on which processes listen from Linux's <c>/proc</c>.</summary>
public static class ListeningSockets
{
    // 0A is a listening TCP socket, 07 an unconnected UDP socket.
    static readonly (string Table, string State)[] Tables = [("tcp", "0A"), ("tcp6", "0A"), ("udp", "07"), ("udp6", "07")];

    /// <summary>Returns the addresses that a process listens on; empty if the process has exited.</summary>
    public static IReadOnlyList<IPEndPoint> Of(int process)
    {
        try
        {
            return ReadSockets(process);
        }
        catch (IOException)
        {
            // The process can exit while its files are read.
            return [];
        }
    }

    static IReadOnlyList<IPEndPoint> ReadSockets(int process)
    {
        var sockets = new HashSet<string>(Directory.EnumerateFiles($"/proc/{process}/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget)
            .OfType<string>()
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target["socket:[".Length..^1]));
        return
        [
            .. Tables.Where(table => File.Exists($"/proc/net/{table.Table}"))
                .SelectMany(table => File.ReadLines($"/proc/net/{table.Table}").Skip(1)
                    .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Where(fields => fields[3] == table.State && sockets.Contains(fields[9])))
                .Select(fields => ParseEndPoint(fields[1].Split(':'))),
        ];
    }

    /// <summary>Parses an address and port. The kernel writes addresses as 32-bit words in host byte order, and ports as plain numbers.</summary>
    static IPEndPoint ParseEndPoint(string[] hex) => new(
        new IPAddress([.. Enumerable.Range(0, hex[0].Length / 8).SelectMany(word => BitConverter.GetBytes(uint.Parse(hex[0].AsSpan(word * 8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)))]),
        int.Parse(hex[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
