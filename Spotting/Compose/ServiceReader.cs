using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Converts the services in a project to workloads.</summary>
sealed class ServiceReader(ReadSession session, Project project, EnvironmentFiles files, IReadOnlyDictionary<string, string> containers)
{
    readonly RelationshipReader relationships = new(session, project, containers);
    readonly ServiceEnvironment environment = new(session, files, project.Variables);
    readonly ServiceMountReader mounts = new(session, project);
    readonly BuildReader builds = new(session, project.Variables);
    readonly ILookup<string, string> aliases = project.Services.SelectMany(service => Link.Read(service.Value, "links")).Where(link => link.Alias is not null).ToLookup(link => link.Target, link => link.Alias!);
    readonly HashSet<string> jobNames = [.. project.Services.SelectMany(service => service.Value["depends_on"]?.Members ?? []).Where(other => other.Value["condition"]?.Text is "service_completed_successfully").Select(other => other.Key)];

    public Workload Read(Member service)
    {
        ServiceSchema.Validate(service, session);
        UnsetVariableReport.Report(service, session);
        var attributes = service.Value;
        var image = attributes["image"]?.Text;
        var build = builds.Read(service);
        if (image is null && build is null && attributes["provider"] is null) session.Report(service.Location, "the service has neither an image nor a build", service.Key);
        var commandLine = new CommandLine(attributes);
        return new()
        {
            Name = service.Key,
            Location = service.Location,
            Unit = project.Unit,
            Image = image,
            Build = build,
            Hosts = [.. GetHosts(service).OfType<string>().Where(host => host.Length > 0).Distinct()],
            Ports = ReadPorts(attributes),
            Settings = [.. environment.Read(service), .. commandLine.ReadSettings(), .. mounts.Read(service)],
            Relationships = relationships.Read(service),
            Command = commandLine.Words,
            IsJob = jobNames.Contains(service.Key),
        };
    }

    IEnumerable<string?> GetHosts(Member service) =>
    [
        service.Key, service.Value["container_name"]?.Text, service.Value["hostname"]?.Text,
        .. service.Value["networks"] is ComposeMap networks ? networks.Members.SelectMany(network => SyntaxNormalizer.ReadList(network.Value["aliases"])).Select(alias => alias.Text) : [],
        .. aliases[service.Key],
    ];

    static IReadOnlyList<Port> ReadPorts(ComposeValue service)
    {
        if (service["ports"] is null && service["expose"] is null) return [];
        var published = SyntaxNormalizer.ReadList(service["ports"]).SelectMany(PortParser.Parse).Distinct().ToList();
        var targets = published.Select(port => port.Target).ToHashSet();
        return [.. published, .. SyntaxNormalizer.ReadList(service["expose"]).SelectMany(PortParser.Parse).Where(port => targets.Add(port.Target))];
    }
}
