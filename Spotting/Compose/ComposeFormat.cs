using Evolution.Spotting.Documents;

namespace Evolution.Spotting.Compose;

/// <summary>Recognizes a Compose file by its content.</summary>
static class ComposeFormat
{
    static readonly HashSet<string> TopLevelKeys = ["name", "version", "services", "networks", "volumes", "configs", "secrets", "include", "models"];

    public static bool Matches(Node document)
    {
        if (document["apiVersion"] is not null || document["kind"] is not null) return false;
        if (document["services"] is null && IsVersion1(document)) return true;
        return document["services"] is MapNode { Pairs.Count: > 0 } services ? AreServices(services) : HasOnlyIncludes(document);
    }

    /// <summary>Converts a document of version 1, which has the services at the top level, to the current format.</summary>
    public static Node Upgrade(Node document) =>
        document is MapNode map && document["services"] is null && IsVersion1(document) ? new MapNode(map.Line, [new("services", map.Line, map)]) : document;

    /// <summary>Removes extension sections (<c>x-…</c>). Their anchors are already resolved.</summary>
    public static Node RemoveExtensions(Node document) =>
        document is MapNode map && map.Pairs.Any(IsExtension) ? map with { Pairs = [.. map.Pairs.Where(entry => !IsExtension(entry))] } : document;

    static bool IsExtension(Entry entry) => entry.Key.StartsWith("x-", StringComparison.Ordinal);

    static bool IsVersion1(Node document) =>
        document.Entries.Count > 0
        && document.Entries.All(entry => entry.Value is MapNode && !TopLevelKeys.Contains(entry.Key) && (entry.Value["image"]?.Text ?? entry.Value["build"]?.Text) is not null && entry.Value.Entries.All(IsVersion1Attribute));

    static bool IsVersion1Attribute(Entry attribute) => ServiceSchema.IsKnown(attribute.Key) || attribute.Key is "dockerfile" or "net" or "volume_driver" or "log_driver" or "log_opt";

    // Other formats, such as those of Symfony and azd, have services with other attributes.
    static bool AreServices(MapNode services)
    {
        var serviceCount = services.Pairs.Count(service => IsService(service.Value));
        return serviceCount > 0 && serviceCount * 2 >= services.Pairs.Count(service => service.Value is not ScalarNode { Value: null });
    }

    static bool IsService(Node service)
    {
        var knownCount = service.Entries.Count(attribute => ServiceSchema.IsKnown(attribute.Key));
        return knownCount > 0 && knownCount * 2 > service.Entries.Count;
    }

    static bool HasOnlyIncludes(Node document) =>
        document["include"] is ListNode { Values.Count: > 0 } include
        && document.Entries.All(entry => TopLevelKeys.Contains(entry.Key) || entry.Key.StartsWith("x-", StringComparison.Ordinal))
        && include.Values.All(item => item.Text is { } path ? !path.StartsWith('/') : item["path"] is not null);
}
