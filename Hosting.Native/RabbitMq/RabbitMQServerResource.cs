namespace Evolution.Hosting.Native;

/// <summary>A RabbitMQ broker without plugins.</summary>
public sealed class RabbitMQServerResource(string name) : ServerResource(name, "tcp")
{
    internal const string UserName = "guest";

    public override ReferenceExpression ConnectionStringExpression => UriExpression;

    public ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"amqp://{UserName}:{PasswordParameter:uri}@{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");

    public override IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{UserName}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
    ];

    private protected override ContainerImage Image => new("docker.io/library/rabbitmq:4.3", 5672, new Dictionary<string, ReferenceExpression>
    {
        ["RABBITMQ_DEFAULT_USER"] = ReferenceExpression.Create($"{UserName}"),
        ["RABBITMQ_DEFAULT_PASS"] = ReferenceExpression.Create($"{PasswordParameter}"),
    });

    private protected override ResourceProgram CreateProgram(HostRun run) => new RabbitMqProgram(this, run);
}
