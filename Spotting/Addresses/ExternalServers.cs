using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>Represents each database server that the files refer to by a full address, but do not run, as a workload.</summary>
sealed class ExternalServers
{
    static readonly string[] Schemes = ["postgres", "postgresql", "mysql", "mysql2", "mariadb", "mongodb", "mongodb+srv", "sqlserver", "jdbc:postgresql", "mssql"];

    readonly Dictionary<string, Workload> servers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds or creates the server that an address refers to.</summary>
    /// <returns>Null if it is not the address of an external database.</returns>
    public Workload? Find(HostMention mention)
    {
        if (mention.Scheme is not { } scheme || !Schemes.Contains(scheme) || !mention.Host.Contains('.')) return null;
        if (servers.TryGetValue(mention.Host, out var cached)) return cached;
        return servers[mention.Host] = new() { Name = mention.Host, Location = new(mention.Host, 1), Unit = "outside", Kind = $"outside.{scheme}" };
    }
}
