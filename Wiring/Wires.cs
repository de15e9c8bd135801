using System.Net;
using Npgsql;
using StackExchange.Redis;

namespace Evolution.Wiring;

/// <summary>Creates wires to servers, and the connection strings that connect through them.</summary>
public static class Wires
{
    /// <summary>Creates a wire to a PostgreSQL database.</summary>
    public static (Wire Wire, string ConnectionString) ToDatabase(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var wire = new Wire(target.Host!, target.Port);
        target.Port = wire.Port;
        return (wire, target.ConnectionString);
    }

    /// <summary>Creates a wire to a Redis cache.</summary>
    public static (Wire Wire, string ConnectionString) ToCache(string connectionString)
    {
        var target = ConfigurationOptions.Parse(connectionString);
        var (host, port) = Address(target.EndPoints.Single());
        var wire = new Wire(host, port);
        target.EndPoints.Clear();
        target.EndPoints.Add("127.0.0.1", wire.Port);
        return (wire, target.ToString(includePassword: true));
    }

    /// <summary>Creates a wire to a message broker.</summary>
    public static (Wire Wire, string ConnectionString) ToBroker(string connectionString) => ToAddress(connectionString);

    /// <summary>Creates a wire to the server at an address.</summary>
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
        _ => throw new NotSupportedException($"{endpoint} is not a supported address."),
    };
}
