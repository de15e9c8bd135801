using Evolution.Spotting.Kubernetes.Objects;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Kubernetes.Pods;

/// <summary>Reads Dapr components: the stores and brokers that sidecars provide to the applications in their scope.</summary>
sealed class DaprComponents(IEnumerable<ClusterObject> objects)
{
    readonly List<ClusterObject> components = [.. objects.Where(resource => resource is { Kind: "Component", Group: "dapr.io" })];

    public IEnumerable<Setting> ReadSettings(ClusterObject owner, PodTemplate pod)
    {
        if (components is [] || pod.Annotations.GetValueOrDefault("dapr.io/enabled")?.ToLowerInvariant() is not "true") return [];
        var application = pod.Annotations.GetValueOrDefault("dapr.io/app-id") ?? owner.Name;
        return components.Where(component => ClusterObject.MatchNamespaces(component.Namespace, owner.Namespace) && IsInScope(component, application)).SelectMany(ReadMetadata);
    }

    static bool IsInScope(ClusterObject component, string application)
    {
        var scopes = component.Node["scopes"]?.Items ?? component.Node.Find("spec", "scopes")?.Items ?? [];
        return scopes is [] || scopes.Any(scope => scope.Text == application);
    }

    static IEnumerable<Setting> ReadMetadata(ClusterObject component)
    {
        var name = $"{component.Name} ({component.Node.Find("spec", "type")?.Text})";
        return from item in component.Node.Find("spec", "metadata")?.Items ?? []
               where item["value"]?.Text is not null
               select new Setting(name, $"{item["name"]?.Text}: {item["value"]!.Text}", SettingOrigin.MountedFile, component.GetLocation(item["value"]!));
    }
}
