using System.Globalization;
using System.Net;

namespace Evolution.Hosting.Native.Tests.Servers;

/// <summary>Where processes listen, after Linux's <c>/proc</c>.</summary>
static class ListeningSockets
{
    const string Listening = "0A";

    /// <summary>The addresses that a process listens on.</summary>
    public static IReadOnlyList<IPAddress> Of(int process)
    {
        var sockets = new HashSet<string>(Directory.EnumerateFiles($"/proc/{process}/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget)
            .OfType<string>()
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal))
            .Select(target => target["socket:[".Length..^1]));
        return
        [
            .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists)
                .SelectMany(table => File.ReadLines(table).Skip(1))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields[3] is Listening && sockets.Contains(fields[9]))
                .Select(fields => Address(fields[1].Split(':')[0])),
        ];
    }

    /// <summary>The kernel writes addresses as words of four bytes, each the wrong way round.</summary>
    static IPAddress Address(string hex) => new(
        [.. Enumerable.Range(0, hex.Length / 8).SelectMany(word => BitConverter.GetBytes(uint.Parse(hex.AsSpan(word * 8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture)))]);
}
