using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evolution.Hosting.Native;

/// <summary>The manifest of one environment: what is bound to it, and the values that this refers to.</summary>
sealed partial class Manifest(ManifestEnvironmentResource environment, IResourceCollection resources)
{
    const string Schema = "https://json.schemastore.org/aspire-8.0.json";

    readonly JsonObject described = [];

    /// <summary>Describes it.</summary>
    /// <exception cref="DistributedApplicationException">It refers to a resource that is bound to another environment, whose address it cannot know.</exception>
    public async Task<JsonObject> DescribeAsync(string folder)
    {
        foreach (var resource in resources.OfType<IManifestResource>().Where(resource => EnvironmentOf(resource) == environment))
        {
            described[resource.Name] = await resource.DescribeAsync(folder);
        }
        for (var open = Referred(described); open is not []; open = Referred(described))
        {
            foreach (var (name, by) in open) described[name] = await ValueNamed(name, by).DescribeAsync(folder);
        }
        return new() { ["$schema"] = Schema, ["resources"] = described };
    }

    IManifestResource ValueNamed(string name, string by)
    {
        var resource = resources.OfType<IManifestResource>().Concat(resources.OfType<ServerResource>().Select(server => server.PasswordParameter)).FirstOrDefault(resource => resource.Name == name)
            ?? throw new DistributedApplicationException($"'{by}' refers to '{name}', which is not part of the application.");
        return EnvironmentOf(resource) is not { } other ? resource
            : throw new DistributedApplicationException($"'{by}' refers to '{name}', which is published into {other.Name}: refer to a parameter or a connection string instead.");
    }

    static IComputeEnvironmentResource? EnvironmentOf(IResource resource) =>
        resource.TryGetLastAnnotation<ComputeEnvironmentAnnotation>(out var bound) ? bound.Environment
        : resource is IResourceWithParent child ? EnvironmentOf(child.Parent)
        : null;

    /// <summary>What is referred to and not described yet, and by whom.</summary>
    static (string Name, string By)[] Referred(JsonObject described) =>
    [
        .. described
            .SelectMany(resource => Texts(resource.Value!).SelectMany(text => Expression().Matches(text)).Select(match => (Name: match.Groups["resource"].Value, By: resource.Key)))
            .Where(reference => !described.ContainsKey(reference.Name))
            .DistinctBy(reference => reference.Name),
    ];

    static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value!)),
        JsonArray items => items.SelectMany(item => Texts(item!)),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex(@"\{(?<resource>[A-Za-z][A-Za-z0-9-]*)\.[^{}]+\}")]
    private static partial Regex Expression();
}
