using Evolution.Control;

namespace Evolution.Board.Topologies.Mapping;

/// <summary>Orders services from left to right: by name, so that phases side by side look alike, but with the service that has the most HTTP partners in the middle.</summary>
static class ColumnOrder
{
    public static IReadOnlyList<ResourceState> Of(IReadOnlyList<ResourceState> services, IReadOnlyList<GraphLink> links)
    {
        var ordered = services.OrderBy(service => service.Name, StringComparer.Ordinal).ToList();
        if (ordered.Count < 3) return ordered;
        var busiest = ordered.MaxBy(CountPartners)!;
        if (CountPartners(busiest) is 0) return ordered;
        ordered.Remove(busiest);
        ordered.Insert(ordered.Count / 2, busiest);
        return ordered;

        int CountPartners(ResourceState service) => services.Count(other => other != service && links.Any(link => link.Kind is LinkKind.Http
            && ((link.From == service.Name && link.To == other.Name) || (link.From == other.Name && link.To == service.Name))));
    }
}
