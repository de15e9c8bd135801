namespace Evolution.Spotting.Compose;

/// <summary>Reports variables without a value that hide relevant information about a service.</summary>
static class UnsetVariableReport
{
    static readonly string[] Attributes =
    [
        "build", "command", "entrypoint", "environment", "env_file", "volumes", "networks", "network_mode", "container_name", "hostname", "depends_on", "links", "external_links", "configs", "secrets",
    ];

    public static void Report(Member service, ReadSession session)
    {
        var unset = new List<(string Name, Place Place)>();
        foreach (var attribute in Attributes) AddUnset(service.Value[attribute], unset);
        if (service.Value["image"] is { UnsetVariables.Count: > 0 } image) unset.AddRange(image.UnsetVariables.Where(name => GetImageName(image.Text!).Contains($"${{{name}}}")).Select(name => (name, image.Place)));
        foreach (var port in SyntaxNormalizer.ReadList(service.Value["ports"]))
        {
            // The host port is not relevant; only the container port shows what the service is.
            if (PortParser.Parse(port).All(parsed => parsed.Target is null)) AddUnset(port, unset);
        }
        foreach (var (name, place) in unset.DistinctBy(found => found.Name)) session.Report(place, $"${{{name}}} has no value", service.Key);
    }

    static void AddUnset(ComposeValue? value, List<(string Name, Place Place)> unset)
    {
        if (value is null) return;
        foreach (var name in value.UnsetVariables) unset.Add((name, value.Place));
        foreach (var item in value.Items) AddUnset(item, unset);
        foreach (var member in value.Members) AddUnset(member.Value, unset);
    }

    // Only the name of the image is relevant, not its version.
    static string GetImageName(string image) => image.LastIndexOf(':') is var colon && colon > image.LastIndexOf('/') ? image[..colon] : image;
}
