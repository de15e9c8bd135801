using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads resources as workloads.</summary>
sealed class ResourceReader(SourceTree tree, AspireManifest manifest, ExpressionResolver expressions, List<UnresolvedItem> unresolved)
{
    readonly ResourceBuildReader builds = new(tree, manifest, unresolved);
    readonly DaprRelationships dapr = new(manifest);
    readonly BindMountReader mounts = new(tree, manifest, unresolved);

    /// <summary>Reads a resource as a workload; null for a resource that only provides a value to others.</summary>
    public Workload? Read(AspireResource resource)
    {
        if (resource.Type is "") unresolved.Add(new(resource.Location, $"the {resource.Name} resource has no type"));
        if (resource.Type is "" || !resource.IsWorkload) return null;
        var storeRelationships = new Dictionary<string, Relationship>();
        var words = ReadCommand(resource, storeRelationships);
        return new Workload
        {
            Name = resource.Name,
            Location = resource.Location,
            Unit = manifest.File,
            Kind = AspireKind.Determine(tree, manifest, resource),
            Image = resource.Node["image"]?.Text,
            Build = builds.Read(resource),
            Hosts = resource.IsValueOnly ? [] : [resource.Name],
            Ports = [.. (resource.Node["bindings"]?.Entries ?? []).Select(binding => AspireBinding.Read(resource, binding.Value)).Where(binding => binding is not { Target: null, Published: null }).Select(binding => new Port(binding.Target ?? binding.Published, binding.Published)).Distinct()],
            Settings = [.. ReadEnvironment(resource, storeRelationships), .. CommandSettings.Parse(words), .. mounts.Read(resource)],
            Command = [.. words.Select(word => word.Text)],
            Relationships = [.. dapr.Read(resource), .. GetParentRelationship(resource), .. storeRelationships.Values],
        };
    }

    List<Setting> ReadEnvironment(AspireResource resource, Dictionary<string, Relationship> storeRelationships) =>
        [.. (resource.Node["env"]?.Entries ?? []).Select(entry => new Setting(entry.Key, ResolveValue(resource, entry.Key, entry.Value.Text ?? "", entry.Line, storeRelationships), SettingOrigin.Environment, manifest.GetLocation(entry.Line)))];

    List<CommandWord> ReadCommand(AspireResource resource, Dictionary<string, Relationship> storeRelationships) =>
        [.. new[] { resource.Node["entrypoint"], resource.Node["command"] }.Concat(resource.Node["args"]?.Items ?? []).OfType<Node>().Where(word => word.Text is not null)
            .Select(word => new CommandWord(ResolveValue(resource, null, word.Text!, word.Line, storeRelationships), manifest.GetLocation(word.Line)))];

    /// <summary>Resolves a value and records the stores that it refers to: the manifest shows which store it is even if the address is known only at deployment.</summary>
    string ResolveValue(AspireResource resource, string? setting, string text, int line, Dictionary<string, Relationship> storeRelationships)
    {
        var reported = new HashSet<string>();
        var unresolvedNames = new List<ExpressionName>();
        var value = expressions.Resolve(text, unresolvedNames);
        foreach (var name in ExpressionParser.FindNames(text).Where(name => name.Path is ["connectionString" or "outputs" or "secretOutputs" or "secrets", ..]))
        {
            if (!manifest.Resources.TryGetValue(name.Resource, out var other) || manifest.GetServer(other) is not { } server || server.Name == resource.Name) continue;
            if (server.IsWorkload) storeRelationships.TryAdd(server.Name, new(server.Name, RelationshipKind.Link, manifest.GetLocation(line)) { Setting = setting });
        }
        foreach (var name in unresolvedNames.Where(name => !IsSecret(name) && reported.Add(name.Resource))) unresolved.Add(new(manifest.GetLocation(line), DescribeUnresolved(name), resource.Name));
        return value;
    }

    IEnumerable<Relationship> GetParentRelationship(AspireResource resource) => manifest.GetParent(resource) is { } parent ? [new Relationship(parent.Name, RelationshipKind.PartOf, resource.Location)] : [];

    bool IsSecret(ExpressionName name) => name.Path is ["inputs", var input] && manifest.Resources.GetValueOrDefault(name.Resource)?.Node.Find("inputs", input, "secret")?.Text is "true"
        && manifest.Resources[name.Resource].Node["connectionString"] is null;

    string DescribeUnresolved(ExpressionName name) => name.Resource is "" ? "the value is too long after its expressions are resolved"
        : !manifest.Resources.ContainsKey(name.Resource) ? $"the manifest has no resource {name.Resource}"
        : $"{{{name.Resource}.{string.Join('.', name.Path)}}} is known only at deployment";
}
