using System.Net;
using System.Net.Sockets;

namespace Evolution.Lab.Testing;

/// <summary>Listens where a proxy would, answers nothing, and knows whether anything was connected.</summary>
public sealed class ProxyListener : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ProxyListener() => listener.Start();

    /// <summary>The variables that send all traffic to it.</summary>
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

    /// <summary>Whether a connection waits to be accepted.</summary>
    public bool WasAsked => listener.Pending();

    public void Dispose() => listener.Dispose();
}
