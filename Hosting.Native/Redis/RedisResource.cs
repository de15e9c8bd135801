namespace Evolution.Hosting.Native;

/// <summary>A Redis server that keeps everything in memory only.</summary>
public sealed class RedisResource(string name) : ServerResource(name, "redis")
{
    public override ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)},password={PasswordParameter}");

    public ReferenceExpression UriExpression => ReferenceExpression.Create($"redis://:{PasswordParameter:uri}@{Host}:{Port}");

    public override IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
    ];

    private protected override ContainerImage Image => new("docker.io/library/redis:8.6", 6379, new Dictionary<string, ReferenceExpression>
    {
        ["REDIS_PASSWORD"] = ReferenceExpression.Create($"{PasswordParameter}"),
    })
    {
        Command = ["/bin/sh", "-c", "redis-server --requirepass $REDIS_PASSWORD"],
    };

    private protected override ResourceProgram CreateProgram(HostRun run) => new RedisProgram(this, run);
}
