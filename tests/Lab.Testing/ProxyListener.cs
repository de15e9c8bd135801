using System.Net;
using System.Net.Sockets;

namespace Evolution.Lab.Testing;

/// <summary>A proxy that never responds and reports whether anything has connected.</summary>
public sealed class ProxyListener : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ProxyListener() => listener.Start();

    /// <summary>The environment variables that send all traffic to this proxy.</summary>
    public IReadOnlyDictionary<string, string?> Environment
    {
        get
        {
            var address = $"http://{listener.LocalEndpoint}";
            return new Dictionary<string, string?>
            {
                ["HTTP_PROXY"] = address,
                ["http_proxy"] = address,
                ["ALL_PROXY"] = address,
                ["NO_PROXY"] = null,
                ["no_proxy"] = null,
            };
        }
    }

    /// <summary>Whether a connection is waiting to be accepted.</summary>
    public bool HasPendingConnection => listener.Pending();

    public void Dispose() => listener.Dispose();
}
