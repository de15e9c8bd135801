using Evolution.Spotting.Documents;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Aspire;

/// <summary>Reads Dapr's sidecars: each shares its application's network and connects the application to components.</summary>
sealed class DaprTies(AspireManifest manifest)
{
    readonly ILookup<string, Node> components = manifest.Resources.Values.Where(resource => resource.Type is "dapr.v0" && resource.Node.At("dapr", "application")?.Text is not null)
        .SelectMany(sidecar => (sidecar.Node.At("dapr", "components")?.Items ?? []).Select(component => (Application: sidecar.Node.At("dapr", "application")!.Text!, component)))
        .ToLookup(pair => pair.Application, pair => pair.component);

    public IEnumerable<Tie> Of(AspireResource resource)
    {
        if (resource.Type is "dapr.v0" && resource.Node.At("dapr", "application") is { Text: { } application } named)
            yield return new(application, TieKind.SharesNetwork, manifest.PlaceOf(named.Line));
        foreach (var component in resource.IsRun ? components[resource.Name] : [])
        {
            if (component.Text is { } name && manifest.Resources.ContainsKey(name)) yield return new(name, TieKind.Link, manifest.PlaceOf(component.Line));
        }
    }
}
