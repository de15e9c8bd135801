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
        var unsetVariables = new List<(string Name, SourceLocation Location)>();
        foreach (var attribute in Attributes) AddUnset(service.Value[attribute], unsetVariables);
        if (service.Value["image"] is { UnsetVariables.Count: > 0 } image) unsetVariables.AddRange(image.UnsetVariables.Where(name => GetImageName(image.Text!).Contains($"${{{name}}}")).Select(name => (name, image.Location)));
        foreach (var port in SyntaxNormalizer.ReadList(service.Value["ports"]))
        {
            // The host port is not relevant; only the container port shows what the service is.
            if (PortParser.Parse(port).All(parsed => parsed.Target is null)) AddUnset(port, unsetVariables);
        }
        foreach (var (name, location) in unsetVariables.DistinctBy(found => found.Name)) session.Report(location, $"${{{name}}} has no value", service.Key);
    }

    static void AddUnset(ComposeValue? value, List<(string Name, SourceLocation Location)> unsetVariables)
    {
        if (value is null) return;
        foreach (var name in value.UnsetVariables) unsetVariables.Add((name, value.Location));
        foreach (var item in value.Items) AddUnset(item, unsetVariables);
        foreach (var member in value.Members) AddUnset(member.Value, unsetVariables);
    }

    // Only the name of the image is relevant, not its version.
    static string GetImageName(string image) => image.LastIndexOf(':') is var colon && colon > image.LastIndexOf('/') ? image[..colon] : image;
}
