using System.Text.Json.Nodes;

namespace Evolution.Hosting.Native;

/// <summary>A connection string that whoever deploys gives, to something that is not deployed with what uses it.</summary>
sealed class ConnectionStringParameterResource(ParameterResource parameter) : Resource(parameter.Name), IResourceWithConnectionString, IManifestResource
{
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{parameter}");

    Task<JsonObject> IManifestResource.DescribeAsync(string folder)
    {
        var described = parameter.Describe();
        described["connectionString"] = parameter.ValueExpression;
        return Task.FromResult(described);
    }
}
