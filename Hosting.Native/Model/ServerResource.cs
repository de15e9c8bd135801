using System.Text.Json.Nodes;

namespace Evolution.Hosting.Native;

/// <summary>A store or broker that this host runs as a process, listening on loopback, with a password of its own.</summary>
public abstract class ServerResource : Resource,
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithConnectionString, IComputeResource, IProcessResource, IManifestResource
{
    private protected ServerResource(string name, string scheme) : base(name)
    {
        PrimaryEndpoint = new(this, "tcp");
        PasswordParameter = ParameterResource.Password($"{name}-password");
        Annotations.Add(new EndpointAnnotation(scheme, "tcp"));
    }

    /// <summary>Where clients connect.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>Generated for each run.</summary>
    public ParameterResource PasswordParameter { get; }

    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    public abstract ReferenceExpression ConnectionStringExpression { get; }

    public abstract IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties();

    ResourceProgram IProcessResource.CreateProgram(HostRun run) => CreateProgram(run);

    private protected abstract ResourceProgram CreateProgram(HostRun run);

    private protected abstract ContainerImage Image { get; }

    Task<JsonObject> IManifestResource.DescribeAsync(string folder)
    {
        var described = new JsonObject
        {
            ["type"] = "container.v1",
            ["connectionString"] = ConnectionStringExpression.ValueExpression,
            ["image"] = Image.Name,
        };
        if (Image.Command is [var entry, .. var arguments])
        {
            described["entrypoint"] = entry;
            described["args"] = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument))]);
        }
        described["env"] = new JsonObject(Image.Environment.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value.ValueExpression)));
        described["bindings"] = new JsonObject(Annotations.OfType<EndpointAnnotation>().Select(endpoint => KeyValuePair.Create(endpoint.Name, (JsonNode?)endpoint.Describe("tcp", Image.Port))));
        return Task.FromResult(described);
    }
}
