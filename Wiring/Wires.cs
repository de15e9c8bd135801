using System.Net;
using Npgsql;
using StackExchange.Redis;

namespace Evolution.Wiring;

/// <summary>Lays wires to servers, and says the connection string that goes through them.</summary>
public static class Wires
{
    /// <summary>A wire to a database.</summary>
    public static (Wire Wire, string ConnectionString) ToDatabase(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var wire = new Wire(target.Host!, target.Port);
        target.Port = wire.Port;
        return (wire, target.ConnectionString);
    }

    /// <summary>A wire to a cache.</summary>
    public static (Wire Wire, string ConnectionString) ToCache(string connectionString)
    {
        var target = ConfigurationOptions.Parse(connectionString);
        var (host, port) = Address(target.EndPoints.Single());
        var wire = new Wire(host, port);
        target.EndPoints.Clear();
        target.EndPoints.Add("127.0.0.1", wire.Port);
        return (wire, target.ToString(includePassword: true));
    }

    /// <summary>A wire to a broker.</summary>
    public static (Wire Wire, string ConnectionString) ToBroker(string connectionString) => ToAddress(connectionString);

    /// <summary>A wire to whatever listens at an address.</summary>
    public static (Wire Wire, string Address) ToAddress(string address)
    {
        var target = new UriBuilder(address);
        var wire = new Wire(target.Host, target.Port);
        target.Port = wire.Port;
        return (wire, target.Uri.ToString());
    }

    static (string Host, int Port) Address(EndPoint endpoint) => endpoint switch
    {
        IPEndPoint address => (address.Address.ToString(), address.Port),
        DnsEndPoint name => (name.Host, name.Port),
        _ => throw new NotSupportedException($"{endpoint} is no address."),
    };
}
