using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads one resource as a workload.</summary>
sealed class ResourceReader(SourceTree tree, AspireManifest manifest, Expressions expressions, List<Unresolved> unresolved)
{
    readonly ResourceBuild builds = new(tree, manifest, unresolved);
    readonly DaprTies dapr = new(manifest);
    readonly BindMounts mounts = new(tree, manifest, unresolved);

    /// <summary>Reads the workload; null for a resource that only holds text for others.</summary>
    public Workload? Read(AspireResource resource)
    {
        if (resource.Type is "") unresolved.Add(new(resource.Place, $"the resource {resource.Name} has no type"));
        if (resource.Type is "" || !resource.IsWorkload) return null;
        var told = new Dictionary<string, Tie>();
        var words = CommandOf(resource, told);
        return new Workload
        {
            Name = resource.Name,
            Place = resource.Place,
            Unit = manifest.File,
            Kind = AspireKind.Of(tree, manifest, resource),
            Image = resource.Node["image"]?.Text,
            Build = builds.Of(resource),
            Hosts = resource.IsText ? [] : [resource.Name],
            Ports = [.. (resource.Node["bindings"]?.Entries ?? []).Select(binding => AspireBinding.Of(resource, binding.Value)).Where(binding => binding is not { Inner: null, Outer: null }).Select(binding => new Port(binding.Inner ?? binding.Outer, binding.Outer)).Distinct()],
            Settings = [.. EnvironmentOf(resource, told), .. CommandSettings.Of(words), .. mounts.Of(resource)],
            Command = [.. words.Select(word => word.Text)],
            Ties = [.. dapr.Of(resource), .. PartOf(resource), .. told.Values],
        };
    }

    List<Setting> EnvironmentOf(AspireResource resource, Dictionary<string, Tie> told) =>
        [.. (resource.Node["env"]?.Entries ?? []).Select(entry => new Setting(entry.Key, Value(resource, entry.Key, entry.Value.Text ?? "", entry.Line, told), SettingOrigin.Environment, manifest.PlaceOf(entry.Line)))];

    List<CommandWord> CommandOf(AspireResource resource, Dictionary<string, Tie> told) =>
        [.. new[] { resource.Node["entrypoint"], resource.Node["command"] }.Concat(resource.Node["args"]?.Items ?? []).OfType<Node>().Where(word => word.Text is not null)
            .Select(word => new CommandWord(Value(resource, null, word.Text!, word.Line, told), manifest.PlaceOf(word.Line)))];

    /// <summary>Resolves a value and records the stores it refers to: a store's address can be known only to the deployment, but the manifest shows which store it is.</summary>
    string Value(AspireResource resource, string? setting, string text, int line, Dictionary<string, Tie> told)
    {
        var left = new HashSet<string>();
        var names = new List<ExpressionName>();
        var value = expressions.Resolve(text, names);
        foreach (var name in ExpressionText.NamesIn(text).Where(name => name.Path is ["connectionString" or "outputs" or "secretOutputs" or "secrets", ..]))
        {
            if (!manifest.Resources.TryGetValue(name.Resource, out var other) || manifest.ServerOf(other) is not { } server || server.Name == resource.Name) continue;
            if (server.IsWorkload) told.TryAdd(server.Name, new(server.Name, TieKind.Link, manifest.PlaceOf(line)) { Setting = setting });
        }
        foreach (var name in names.Where(name => !IsSecret(name) && left.Add(name.Resource))) unresolved.Add(new(manifest.PlaceOf(line), Reason(name), resource.Name));
        return value;
    }

    IEnumerable<Tie> PartOf(AspireResource resource) => manifest.ParentOf(resource) is { } parent ? [new Tie(parent.Name, TieKind.PartOf, resource.Place)] : [];

    bool IsSecret(ExpressionName name) => name.Path is ["inputs", var input] && manifest.Resources.GetValueOrDefault(name.Resource)?.Node.At("inputs", input, "secret")?.Text is "true"
        && manifest.Resources[name.Resource].Node["connectionString"] is null;

    string Reason(ExpressionName name) => name.Resource is "" ? "its value is too long with its expressions written out"
        : !manifest.Resources.ContainsKey(name.Resource) ? $"the manifest has no resource {name.Resource}"
        : $"{{{name.Resource}.{string.Join('.', name.Path)}}} is known to the deployment only";
}
