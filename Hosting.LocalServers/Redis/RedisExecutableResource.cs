namespace Aspire.Hosting.ApplicationModel;

/// <summary>A Redis server that runs as a local process and writes nothing to disk.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="password">The password that clients must send.</param>
public sealed class RedisExecutableResource(string name, ParameterResource password) : LocalServerResource(name, "redis-server", "tcp", password)
{
    /// <inheritdoc/>
    public override ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)},password={PasswordParameter}");

    /// <inheritdoc/>
    public override ReferenceExpression UriExpression => ReferenceExpression.Create($"redis://:{PasswordParameter:uri}@{Host}:{Port}");

    internal override IEnumerable<KeyValuePair<string, ReferenceExpression>> ConnectionProperties =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
    ];
}
