namespace Aspire.Hosting.ApplicationModel;

/// <summary>A server that runs as a local process. It listens on loopback only and keeps its data in its own folder.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="program">The name of the server's program, used until the program is located on this machine.</param>
/// <param name="endpointName">The name of the endpoint that clients use.</param>
/// <param name="password">The password that clients must send.</param>
public abstract class LocalServerResource(string name, string program, string endpointName, ParameterResource password)
    : ExecutableResource(name, program, workingDirectory: ""), IResourceWithConnectionString
{
    /// <summary>The endpoint that clients use.</summary>
    public EndpointReference PrimaryEndpoint => field ??= new(this, endpointName);

    /// <summary>The host of the endpoint.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>The port of the endpoint.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>The password of the server's user; generated if none is given.</summary>
    public ParameterResource PasswordParameter => password;

    /// <inheritdoc/>
    public abstract ReferenceExpression ConnectionStringExpression { get; }

    /// <summary>The connection as a URI.</summary>
    public abstract ReferenceExpression UriExpression { get; }

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() => ConnectionProperties;

    internal abstract IEnumerable<KeyValuePair<string, ReferenceExpression>> ConnectionProperties { get; }
}
