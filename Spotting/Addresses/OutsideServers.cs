using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>Database servers that the files do not run but name by a full address, each as one workload.</summary>
sealed class OutsideServers
{
    static readonly string[] Schemes = ["postgres", "postgresql", "mysql", "mysql2", "mariadb", "mongodb", "mongodb+srv", "sqlserver", "jdbc:postgresql", "mssql"];

    readonly Dictionary<string, Workload> servers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The server of an address.</summary>
    /// <returns>Null where the address is not that of a database outside.</returns>
    public Workload? Find(Mention mention)
    {
        if (mention.Scheme is not { } scheme || !Schemes.Contains(scheme) || !mention.Host.Contains('.')) return null;
        if (servers.TryGetValue(mention.Host, out var known)) return known;
        return servers[mention.Host] = new() { Name = mention.Host, Place = new(mention.Host, 1), Unit = "outside", Kind = $"outside.{scheme}" };
    }
}
