namespace Aspire.Hosting.ApplicationModel;

/// <summary>A RabbitMQ broker without plugins that runs as a local process.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="password">The password of the user <c>guest</c>.</param>
public sealed class RabbitMQExecutableResource(string name, ParameterResource password) : LocalServerResource(name, "rabbitmq-server", "tcp", password)
{
    internal const string UserName = "guest";

    /// <inheritdoc/>
    public override ReferenceExpression ConnectionStringExpression => UriExpression;

    /// <inheritdoc/>
    public override ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"amqp://{UserName}:{PasswordParameter:uri}@{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");

    internal override IEnumerable<KeyValuePair<string, ReferenceExpression>> ConnectionProperties =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{UserName}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
    ];
}
