namespace Evolution.Hosting.Native;

/// <summary>The servers on this machine, each looked for when it is first needed.</summary>
sealed class InstalledServers
{
    readonly Dictionary<Type, (ServerPackage Package, Lazy<InstalledServer?> Found)> known = new()
    {
        [typeof(PostgresServerResource)] = (ServerPackage.Postgres, new(PostgresInstallation.Find)),
        [typeof(RedisResource)] = (ServerPackage.Redis, new(RedisInstallation.Find)),
        [typeof(RabbitMQServerResource)] = (ServerPackage.RabbitMq, new(RabbitMqInstallation.Find)),
    };

    public InstalledServer Postgres => Get(typeof(PostgresServerResource));

    public InstalledServer Redis => Get(typeof(RedisResource));

    public InstalledServer RabbitMq => Get(typeof(RabbitMQServerResource));

    /// <summary>Finds what these resources need.</summary>
    /// <exception cref="MissingServersException">Something is not installed.</exception>
    public IReadOnlyList<InstalledServer> For(IEnumerable<IResource> resources)
    {
        Type[] needed = [.. resources.Select(resource => resource.GetType()).Distinct().Where(known.ContainsKey)];
        ServerPackage[] missing = [.. needed.Where(type => known[type].Found.Value is null).Select(type => known[type].Package)];
        return missing is [] ? [.. needed.Select(Get)] : throw new MissingServersException(missing);
    }

    InstalledServer Get(Type type) => known[type].Found.Value ?? throw new MissingServersException([known[type].Package]);
}
