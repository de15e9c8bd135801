using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Finds the services of a project that refer to each other.</summary>
sealed class Ties
{
    const string Service = "service:";
    const string Container = "container:";

    static readonly HashSet<string> Attributes = ["depends_on", "links", "external_links", "network_mode", "volumes_from", "volumes"];

    // Beyond this number, services are not tied pairwise but to the first one: the number of pairs grows quadratically.
    const int MaxPairedServices = 100;

    readonly Reading reading;
    readonly HashSet<string> names;
    readonly IReadOnlyDictionary<string, string> containers;
    readonly MapPart root;
    readonly Dictionary<string, List<string>> sharers = [];

    /// <param name="reading">Receives what cannot be resolved.</param>
    /// <param name="project">The project.</param>
    /// <param name="containers">The service of each container name, across all projects: a project can refer to another one only by container names.</param>
    public Ties(Reading reading, Project project, IReadOnlyDictionary<string, string> containers)
    {
        (this.reading, this.containers, root) = (reading, containers, project.Root);
        names = [.. project.Services.Select(service => service.Key)];
        foreach (var service in project.Services)
        {
            foreach (var (what, _) in SharedBy(service.Value).DistinctBy(shared => shared.What))
            {
                if (!sharers.TryGetValue(what, out var several)) sharers[what] = several = [];
                several.Add(service.Key);
            }
        }
    }

    public IReadOnlyList<Tie> Of(Member service) => service.Value.Members.Any(attribute => Attributes.Contains(attribute.Key))
        ? [.. Named(service).Concat(Shared(service)).Where(tie => tie.Target != service.Key).DistinctBy(tie => (tie.Target, tie.Kind))]
        : [];

    IEnumerable<Tie> Named(Member service)
    {
        var part = service.Value;
        var dependencies = part["depends_on"] is { } dependsOn ? Forms.Names(dependsOn).Members : [];
        IEnumerable<(string Target, TieKind Kind, Place Place, bool IsContainer)> all =
        [
            .. dependencies.Where(other => names.Contains(other.Key) || other.Value["required"]?.Text is not "false").Select(other => (other.Key, TieKind.DependsOn, other.Place, false)),
            .. Link.Of(part, "links").Select(link => (link.Target, TieKind.Link, link.Place, false)),
            .. Link.Of(part, "external_links").Select(link => (link.Target, TieKind.Link, link.Place, true)),
            .. Network(part),
            .. Forms.Several(part["volumes_from"]).Where(item => item.Text is not null).Select(item => VolumesFrom(item.Text!, item.Place)),
        ];
        foreach (var (target, kind, place, isContainer) in all)
        {
            if (!isContainer && names.Contains(target)) yield return new(target, kind, place);
            else if (isContainer && (containers.GetValueOrDefault(target) ?? (names.Contains(target) ? target : null)) is { } behind) yield return new(behind, kind, place);
            else reading.Miss(place, $"it names {target}, which is {(isContainer ? "no container" : "no service")} of what was read", service.Key);
        }
    }

    static IEnumerable<(string, TieKind, Place, bool)> Network(Part service) => service["network_mode"] switch
    {
        { Text: { } mode } at when mode.StartsWith(Service, StringComparison.Ordinal) => [(mode[Service.Length..], TieKind.SharesNetwork, at.Place, false)],
        { Text: { } mode } at when mode.StartsWith(Container, StringComparison.Ordinal) => [(mode[Container.Length..], TieKind.SharesNetwork, at.Place, true)],
        _ => [],
    };

    static (string, TieKind, Place, bool) VolumesFrom(string text, Place place)
    {
        var isContainer = text.StartsWith(Container, StringComparison.Ordinal);
        return ((isContainer ? text[Container.Length..] : text).Split(':')[0], TieKind.SharesVolume, place, isContainer);
    }

    IEnumerable<Tie> Shared(Member service)
    {
        foreach (var (what, place) in SharedBy(service.Value).DistinctBy(shared => shared.What))
        {
            var all = sharers[what];
            var others = all.Count <= MaxPairedServices || all[0] == service.Key ? all : [all[0]];
            foreach (var other in others) yield return new(other, what.Length == 0 ? TieKind.SharesNetwork : TieKind.SharesVolume, place);
        }
    }

    // The host's network, which has no name here, and volumes by their actual names.
    IEnumerable<(string What, Place Place)> SharedBy(Part service)
    {
        if (service["network_mode"] is { Text: "host" } mode) yield return ("", mode.Place);
        foreach (var item in Forms.Several(service["volumes"]))
        {
            if (MountForm.Read(item) is { Kind: MountKind.Volume } mount) yield return (root["volumes"]?[mount.From]?["name"]?.Text ?? mount.From, item.Place);
        }
    }
}

/// <summary>A link to another service, and the alias under which that service is reached.</summary>
sealed record Link(string Target, string? Alias, Place Place)
{
    /// <summary>Returns the links of a service: <c>- db</c> and <c>- db:database</c>.</summary>
    public static IEnumerable<Link> Of(Part service, string attribute) => Forms.Several(service[attribute]).Where(item => item.Text is not null).Select(item =>
    {
        var colon = item.Text!.IndexOf(':');
        return colon < 0 ? new Link(item.Text, null, item.Place) : new(item.Text[..colon], item.Text[(colon + 1)..], item.Place);
    });
}
