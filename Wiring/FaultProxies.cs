using System.Net;
using Npgsql;
using StackExchange.Redis;

namespace Evolution.Wiring;

/// <summary>Creates fault proxies, and the connection strings or addresses that connect through them.</summary>
public static class FaultProxies
{
    /// <summary>Creates a proxy to a PostgreSQL database.</summary>
    public static (FaultProxy Proxy, string ConnectionString) ToDatabase(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var proxy = new FaultProxy(target.Host!, target.Port);
        target.Port = proxy.Port;
        return (proxy, target.ConnectionString);
    }

    /// <summary>Creates a proxy to a Redis cache.</summary>
    public static (FaultProxy Proxy, string ConnectionString) ToCache(string connectionString)
    {
        var target = ConfigurationOptions.Parse(connectionString);
        var (host, port) = ParseEndpoint(target.EndPoints.Single());
        var proxy = new FaultProxy(host, port);
        target.EndPoints.Clear();
        target.EndPoints.Add("127.0.0.1", proxy.Port);
        return (proxy, target.ToString(includePassword: true));
    }

    /// <summary>Creates a proxy to a message broker.</summary>
    public static (FaultProxy Proxy, string ConnectionString) ToBroker(string connectionString) => ToAddress(connectionString);

    /// <summary>Creates a proxy to the server at an address.</summary>
    public static (FaultProxy Proxy, string Address) ToAddress(string address)
    {
        var target = new UriBuilder(address);
        var proxy = new FaultProxy(target.Host, target.Port);
        target.Port = proxy.Port;
        return (proxy, target.Uri.ToString());
    }

    static (string Host, int Port) ParseEndpoint(EndPoint endpoint) => endpoint switch
    {
        IPEndPoint address => (address.Address.ToString(), address.Port),
        DnsEndPoint name => (name.Host, name.Port),
        _ => throw new NotSupportedException($"Endpoint '{endpoint}' is not supported."),
    };
}
