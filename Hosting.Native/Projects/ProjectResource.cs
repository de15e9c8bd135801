using System.Text.Json.Nodes;

namespace Evolution.Hosting.Native;

/// <summary>A .NET project, run from its built assembly.</summary>
public sealed class ProjectResource(string name) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IComputeResource, IProcessResource, IManifestResource
{
    ResourceProgram IProcessResource.CreateProgram(HostRun run) => new ProjectProgram(this, run);

    async Task<JsonObject> IManifestResource.DescribeAsync(string folder)
    {
        var variables = await this.GetEnvironmentVariableValuesAsync(DistributedApplicationOperation.Publish);
        return new()
        {
            ["type"] = "project.v1",
            ["path"] = Path.GetRelativePath(folder, Annotations.OfType<IProjectMetadata>().Last().ProjectPath).Replace('\\', '/'),
            ["env"] = new JsonObject(variables.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value))),
            ["bindings"] = new JsonObject(Annotations.OfType<EndpointAnnotation>().Select(endpoint => KeyValuePair.Create(endpoint.Name, (JsonNode?)endpoint.Describe("http", targetPort: null)))),
        };
    }
}
