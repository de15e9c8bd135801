using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Recognizes a Compose file by its content.</summary>
static class ComposeShape
{
    static readonly HashSet<string> TopLevel = ["name", "version", "services", "networks", "volumes", "configs", "secrets", "include", "models"];

    public static bool Fits(Node document)
    {
        if (document["apiVersion"] is not null || document["kind"] is not null) return false;
        if (document["services"] is null && IsFirstVersion(document)) return true;
        return document["services"] is MapNode { Pairs.Count: > 0 } services ? FitServices(services) : OnlyIncludes(document);
    }

    /// <summary>Converts a document to the newer form: in version 1, the services are at the top level.</summary>
    public static Node Newest(Node document) =>
        document is MapNode map && document["services"] is null && IsFirstVersion(document) ? new MapNode(map.Line, [new("services", map.Line, map)]) : document;

    /// <summary>Removes the sections that only hold anchors (<c>x-…</c>); the aliases are already resolved.</summary>
    public static Node WithoutExtensions(Node document) =>
        document is MapNode map && map.Pairs.Any(IsExtension) ? map with { Pairs = [.. map.Pairs.Where(entry => !IsExtension(entry))] } : document;

    static bool IsExtension(Entry entry) => entry.Key.StartsWith("x-", StringComparison.Ordinal);

    static bool IsFirstVersion(Node document) =>
        document.Entries.Count > 0
        && document.Entries.All(entry => entry.Value is MapNode && !TopLevel.Contains(entry.Key) && (entry.Value["image"]?.Text ?? entry.Value["build"]?.Text) is not null && entry.Value.Entries.All(IsOfFirstVersion));

    static bool IsOfFirstVersion(Entry attribute) => ServiceShape.IsKnown(attribute.Key) || attribute.Key is "dockerfile" or "net" or "volume_driver" or "log_driver" or "log_opt";

    // Other formats have services too: Symfony's containers, azd's projects. Their attributes differ from Compose's.
    static bool FitServices(MapNode services)
    {
        var fitting = services.Pairs.Count(service => FitsService(service.Value));
        return fitting > 0 && fitting * 2 >= services.Pairs.Count(service => service.Value is not ScalarNode { Value: null });
    }

    static bool FitsService(Node service)
    {
        var known = service.Entries.Count(attribute => ServiceShape.IsKnown(attribute.Key));
        return known > 0 && known * 2 > service.Entries.Count;
    }

    static bool OnlyIncludes(Node document) =>
        document["include"] is ListNode { Values.Count: > 0 } include
        && document.Entries.All(entry => TopLevel.Contains(entry.Key) || entry.Key.StartsWith("x-", StringComparison.Ordinal))
        && include.Values.All(item => item.Text is { } path ? !path.StartsWith('/') : item["path"] is not null);
}
