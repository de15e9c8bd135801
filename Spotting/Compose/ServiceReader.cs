using Evolution.Spotting.Model;

namespace Evolution.Spotting.Compose;

/// <summary>Converts a project's services to workloads.</summary>
sealed class ServiceReader(Reading reading, Project project, EnvironmentFiles files, IReadOnlyDictionary<string, string> containers)
{
    readonly Ties ties = new(reading, project, containers);
    readonly ServiceEnvironment environment = new(reading, files, project.Variables);
    readonly ServiceMounts mounts = new(reading, project);
    readonly BuildForm builds = new(reading, project.Variables);
    readonly ILookup<string, string> aliases = project.Services.SelectMany(service => Link.Of(service.Value, "links")).Where(link => link.Alias is not null).ToLookup(link => link.Target, link => link.Alias!);
    readonly HashSet<string> jobs = [.. project.Services.SelectMany(service => service.Value["depends_on"]?.Members ?? []).Where(other => other.Value["condition"]?.Text is "service_completed_successfully").Select(other => other.Key)];

    public Workload Read(Member service)
    {
        ServiceShape.Check(service, reading);
        UnsetVariables.Report(service, reading);
        var attributes = service.Value;
        var image = attributes["image"]?.Text;
        var build = builds.Read(service);
        if (image is null && build is null && attributes["provider"] is null) reading.Miss(service.Place, "it has neither an image nor a build", service.Key);
        var commandLine = new CommandLine(attributes);
        return new()
        {
            Name = service.Key,
            Place = service.Place,
            Unit = project.Unit,
            Image = image,
            Build = build,
            Hosts = [.. Hosts(service).OfType<string>().Where(host => host.Length > 0).Distinct()],
            Ports = Ports(attributes),
            Settings = [.. environment.Of(service), .. commandLine.Settings(), .. mounts.Of(service)],
            Ties = ties.Of(service),
            Command = commandLine.Words,
            IsJob = jobs.Contains(service.Key),
        };
    }

    IEnumerable<string?> Hosts(Member service) =>
    [
        service.Key, service.Value["container_name"]?.Text, service.Value["hostname"]?.Text,
        .. service.Value["networks"] is MapPart networks ? networks.Members.SelectMany(network => Forms.Several(network.Value["aliases"])).Select(alias => alias.Text) : [],
        .. aliases[service.Key],
    ];

    static IReadOnlyList<Port> Ports(Part service)
    {
        if (service["ports"] is null && service["expose"] is null) return [];
        var published = Forms.Several(service["ports"]).SelectMany(PortForm.Read).Distinct().ToList();
        var inner = published.Select(port => port.Inner).ToHashSet();
        return [.. published, .. Forms.Several(service["expose"]).SelectMany(PortForm.Read).Where(port => inner.Add(port.Inner))];
    }
}
