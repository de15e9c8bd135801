#pragma warning disable ASPIREPIPELINES001 // Aspire publishes through its pipeline, whose API is still experimental.

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Evolution.AppHost.Deployments;

/// <summary>Publishes Aspire's manifest, split into one manifest for each deployment unit.</summary>
sealed partial class ManifestTarget : DeploymentTarget
{
    /// <summary>The pipeline step: <c>--operation publish --step publish-units --output-path DIR</c>.</summary>
    const string StepName = "publish-units";

    /// <summary>The file name of Aspire's manifests.</summary>
    const string FileName = "aspire-manifest.json";

    static readonly JsonSerializerOptions SerializerOptions = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override IResourceBuilder<IComputeEnvironmentResource> AddEnvironment(IDistributedApplicationBuilder builder, string unit, bool isOnlyUnit)
    {
        if (!builder.Resources.OfType<ManifestEnvironment>().Any()) builder.Pipeline.AddStep(StepName, SplitAsync, dependsOn: "publish-manifest");
        return builder.AddResource(new ManifestEnvironment($"{unit}-unit", unit)).ExcludeFromManifest();
    }

    // A manifest describes how a container is started, which includes its limits.
    public override IResourceBuilder<RedisResource> LimitMemory(IResourceBuilder<RedisResource> redis, string[] arguments) => redis;

    static async Task SplitAsync(PipelineStepContext context)
    {
        var root = context.Services.GetRequiredService<IOptions<PipelineOptions>>().Value.OutputPath!;
        var manifestPath = Path.Combine(root, FileName);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(manifestPath, context.CancellationToken))!;
        foreach (var unit in context.Model.Resources.OfType<ManifestEnvironment>())
        {
            var members = context.Model.Resources.Where(resource => resource.GetUnitName() == unit.Unit).Select(resource => resource.Name).ToHashSet();
            var folder = Directory.CreateDirectory(Path.Combine(root, unit.Name)).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, FileName), ExtractResources(manifest, members).ToJsonString(SerializerOptions), context.CancellationToken);
        }
        File.Delete(manifestPath);
    }

    /// <summary>Extracts resources from a manifest, with the parameters and connection strings that they refer to.</summary>
    static JsonObject ExtractResources(JsonNode manifest, IReadOnlySet<string> members)
    {
        var allResources = manifest["resources"]!.AsObject();
        var extracted = new JsonObject();
        for (var pending = members.Where(allResources.ContainsKey).ToArray(); pending is not []; pending = [.. FindReferences(extracted).Where(name => allResources.ContainsKey(name) && !extracted.ContainsKey(name))])
        {
            foreach (var name in pending) extracted[name] = AdjustPath(allResources[name]!.DeepClone());
        }
        return new() { ["$schema"] = manifest["$schema"]?.DeepClone(), ["resources"] = extracted };
    }

    /// <summary>Adjusts a resource's path, which is relative to the manifest, to a manifest one folder deeper.</summary>
    static JsonNode AdjustPath(JsonNode resource)
    {
        if (resource["path"] is { } path) resource["path"] = $"../{path.GetValue<string>()}";
        return resource;
    }

    static IEnumerable<string> FindReferences(JsonObject extracted) => ReferencePattern().Matches(extracted.ToJsonString(SerializerOptions)).Select(match => match.Groups["resource"].Value).Distinct();

    [GeneratedRegex(@"\{(?<resource>[A-Za-z][A-Za-z0-9-]*)\.[^{}""]+\}")]
    private static partial Regex ReferencePattern();

    sealed class ManifestEnvironment(string name, string unit) : Resource(name), IComputeEnvironmentResource
    {
        public string Unit => unit;
    }
}
