using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Reads the relationships between the services in a project.</summary>
sealed class RelationshipReader
{
    const string ServicePrefix = "service:";
    const string ContainerPrefix = "container:";

    static readonly HashSet<string> Attributes = ["depends_on", "links", "external_links", "network_mode", "volumes_from", "volumes"];

    // Beyond this number, services are related only to the first one, because the number of pairs grows quadratically.
    const int MaxPairedServices = 100;

    readonly ReadSession session;
    readonly HashSet<string> names;
    readonly IReadOnlyDictionary<string, string> containers;
    readonly ComposeMap root;
    readonly Dictionary<string, List<string>> usersByResource = [];

    /// <param name="session">Receives the items that cannot be resolved.</param>
    /// <param name="project">The project.</param>
    /// <param name="containers">The services in all projects by container name: a project can refer to another one only by container names.</param>
    public RelationshipReader(ReadSession session, Project project, IReadOnlyDictionary<string, string> containers)
    {
        (this.session, this.containers, root) = (session, containers, project.Root);
        names = [.. project.Services.Select(service => service.Key)];
        foreach (var service in project.Services)
        {
            foreach (var (resource, _) in FindSharedResources(service.Value).DistinctBy(shared => shared.Resource))
            {
                if (!usersByResource.TryGetValue(resource, out var users)) usersByResource[resource] = users = [];
                users.Add(service.Key);
            }
        }
    }

    public IReadOnlyList<Relationship> Read(Member service) => service.Value.Members.Any(attribute => Attributes.Contains(attribute.Key))
        ? [.. ReadReferences(service).Concat(ReadShared(service)).Where(relationship => relationship.Target != service.Key).DistinctBy(relationship => (relationship.Target, relationship.Kind))]
        : [];

    IEnumerable<Relationship> ReadReferences(Member service)
    {
        var attributes = service.Value;
        var dependencies = attributes["depends_on"] is { } dependsOn ? SyntaxNormalizer.ReadNames(dependsOn).Members : [];
        IEnumerable<(string Target, RelationshipKind Kind, SourceLocation Location, bool IsContainer)> references =
        [
            .. dependencies.Where(other => names.Contains(other.Key) || other.Value["required"]?.Text is not "false").Select(other => (other.Key, RelationshipKind.DependsOn, other.Location, false)),
            .. Link.Read(attributes, "links").Select(link => (link.Target, RelationshipKind.Link, link.Location, false)),
            .. Link.Read(attributes, "external_links").Select(link => (link.Target, RelationshipKind.Link, link.Location, true)),
            .. ReadNetworkMode(attributes),
            .. SyntaxNormalizer.ReadList(attributes["volumes_from"]).Where(item => item.Text is not null).Select(item => ReadVolumesFrom(item.Text!, item.Location)),
        ];
        foreach (var (target, kind, location, isContainer) in references)
        {
            if (!isContainer && names.Contains(target)) yield return new(target, kind, location);
            else if (isContainer && (containers.GetValueOrDefault(target) ?? (names.Contains(target) ? target : null)) is { } containerService) yield return new(containerService, kind, location);
            else session.Report(location, $"the service refers to {target}, which is not a {(isContainer ? "container" : "service")} in these files", service.Key);
        }
    }

    static IEnumerable<(string, RelationshipKind, SourceLocation, bool)> ReadNetworkMode(ComposeValue service) => service["network_mode"] switch
    {
        { Text: { } mode } value when mode.StartsWith(ServicePrefix, StringComparison.Ordinal) => [(mode[ServicePrefix.Length..], RelationshipKind.SharesNetwork, value.Location, false)],
        { Text: { } mode } value when mode.StartsWith(ContainerPrefix, StringComparison.Ordinal) => [(mode[ContainerPrefix.Length..], RelationshipKind.SharesNetwork, value.Location, true)],
        _ => [],
    };

    static (string, RelationshipKind, SourceLocation, bool) ReadVolumesFrom(string text, SourceLocation location)
    {
        var isContainer = text.StartsWith(ContainerPrefix, StringComparison.Ordinal);
        return ((isContainer ? text[ContainerPrefix.Length..] : text).Split(':')[0], RelationshipKind.SharesVolume, location, isContainer);
    }

    IEnumerable<Relationship> ReadShared(Member service)
    {
        foreach (var (resource, location) in FindSharedResources(service.Value).DistinctBy(shared => shared.Resource))
        {
            var users = usersByResource[resource];
            var others = users.Count <= MaxPairedServices || users[0] == service.Key ? users : [users[0]];
            foreach (var other in others) yield return new(other, resource.Length == 0 ? RelationshipKind.SharesNetwork : RelationshipKind.SharesVolume, location);
        }
    }

    // The network of the host, which has no name, and volumes by their actual names.
    IEnumerable<(string Resource, SourceLocation Location)> FindSharedResources(ComposeValue service)
    {
        if (service["network_mode"] is { Text: "host" } mode) yield return ("", mode.Location);
        foreach (var item in SyntaxNormalizer.ReadList(service["volumes"]))
        {
            if (MountParser.Parse(item) is { Kind: MountKind.Volume } mount) yield return (root["volumes"]?[mount.Source]?["name"]?.Text ?? mount.Source, item.Location);
        }
    }
}

/// <summary>A link to another service, and the alias for that service.</summary>
sealed record Link(string Target, string? Alias, SourceLocation Location)
{
    /// <summary>Reads the links of a service: <c>- db</c> and <c>- db:database</c>.</summary>
    public static IEnumerable<Link> Read(ComposeValue service, string attribute) => SyntaxNormalizer.ReadList(service[attribute]).Where(item => item.Text is not null).Select(item =>
    {
        var colon = item.Text!.IndexOf(':');
        return colon < 0 ? new Link(item.Text, null, item.Location) : new(item.Text[..colon], item.Text[(colon + 1)..], item.Location);
    });
}
