using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads Dapr sidecars. Each shares the network of its application and connects it to components.</summary>
sealed class DaprRelationships(AspireManifest manifest)
{
    readonly ILookup<string, Node> components = manifest.Resources.Values.Where(resource => resource.Type is "dapr.v0" && resource.Node.Find("dapr", "application")?.Text is not null)
        .SelectMany(sidecar => (sidecar.Node.Find("dapr", "components")?.Items ?? []).Select(component => (Application: sidecar.Node.Find("dapr", "application")!.Text!, component)))
        .ToLookup(pair => pair.Application, pair => pair.component);

    public IEnumerable<Relationship> Read(AspireResource resource)
    {
        if (resource.Type is "dapr.v0" && resource.Node.Find("dapr", "application") is { Text: { } application } applicationNode)
            yield return new(application, RelationshipKind.SharesNetwork, manifest.GetLocation(applicationNode.Line));
        foreach (var component in resource.IsRunnable ? components[resource.Name] : [])
        {
            if (component.Text is { } name && manifest.Resources.ContainsKey(name)) yield return new(name, RelationshipKind.Link, manifest.GetLocation(component.Line));
        }
    }
}
