namespace Evolution.Spotting.Compose;

/// <summary>Reports the variables without a value that a service refers to, if they hide relevant information.</summary>
static class UnsetVariables
{
    static readonly string[] Attributes =
    [
        "build", "command", "entrypoint", "environment", "env_file", "volumes", "networks", "network_mode", "container_name", "hostname", "depends_on", "links", "external_links", "configs", "secrets",
    ];

    public static void Report(Member service, Reading reading)
    {
        var unset = new List<(string Name, Place Place)>();
        foreach (var attribute in Attributes) Add(service.Value[attribute], unset);
        if (service.Value["image"] is { Unset.Count: > 0 } image) unset.AddRange(image.Unset.Where(name => NameOf(image.Text!).Contains($"${{{name}}}")).Select(name => (name, image.Place)));
        foreach (var port in Forms.Several(service.Value["ports"]))
        {
            // Any host port is acceptable; only the container port shows what the service is.
            if (PortForm.Read(port).All(read => read.Inner is null)) Add(port, unset);
        }
        foreach (var (name, place) in unset.DistinctBy(found => found.Name)) reading.Miss(place, $"${{{name}}} has no value", service.Key);
    }

    static void Add(Part? part, List<(string Name, Place Place)> unset)
    {
        if (part is null) return;
        foreach (var name in part.Unset) unset.Add((name, part.Place));
        foreach (var item in part.Items) Add(item, unset);
        foreach (var member in part.Members) Add(member.Value, unset);
    }

    // Only the program is relevant, not its version.
    static string NameOf(string image) => image.LastIndexOf(':') is var colon && colon > image.LastIndexOf('/') ? image[..colon] : image;
}
