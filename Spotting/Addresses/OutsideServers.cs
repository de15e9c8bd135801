using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>The database servers that the files name by a full address but do not run, each as one workload.</summary>
sealed class OutsideServers
{
    static readonly string[] Schemes = ["postgres", "postgresql", "mysql", "mysql2", "mariadb", "mongodb", "mongodb+srv", "sqlserver", "jdbc:postgresql", "mssql"];

    readonly Dictionary<string, Workload> servers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the server that an address refers to.</summary>
    /// <returns>Null if it is not the address of an external database.</returns>
    public Workload? Find(Mention mention)
    {
        if (mention.Scheme is not { } scheme || !Schemes.Contains(scheme) || !mention.Host.Contains('.')) return null;
        if (servers.TryGetValue(mention.Host, out var known)) return known;
        return servers[mention.Host] = new() { Name = mention.Host, Place = new(mention.Host, 1), Unit = "outside", Kind = $"outside.{scheme}" };
    }
}
