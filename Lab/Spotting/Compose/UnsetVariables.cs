namespace Evolution.Lab.Spotting.Compose;

/// <summary>Lists the variables without a value that a service refers to, where they hide something.</summary>
static class UnsetVariables
{
    static readonly string[] Attributes =
    [
        "build", "command", "entrypoint", "environment", "env_file", "volumes", "networks", "network_mode", "container_name", "hostname", "depends_on", "links", "external_links", "configs", "secrets",
    ];

    public static void Report(Member service, Reading reading)
    {
        var image = service.Value["image"];
        var unset = Attributes.SelectMany(attribute => Of(service.Value[attribute]))
            .Concat(Of(image).Where(found => NameOf(image!.Text!).Contains($"${{{found.Name}}}")))
            // The machine's port may be any; the one inside says what it is.
            .Concat(Forms.Several(service.Value["ports"]).Where(port => PortForm.Read(port).All(read => read.Inner is null)).SelectMany(Of));
        foreach (var (name, place) in unset.DistinctBy(found => found.Name)) reading.Miss(place, $"${{{name}}} has no value", service.Key);
    }

    static IEnumerable<(string Name, Place Place)> Of(Part? part) => part is null ? [] : part.Unset.Select(name => (name, part.Place))
        .Concat(part.Items.SelectMany(Of)).Concat(part.Members.SelectMany(member => Of(member.Value)));

    // Which release runs is not the question; which program is.
    static string NameOf(string image) => image.LastIndexOf(':') is var colon && colon > image.LastIndexOf('/') ? image[..colon] : image;
}
