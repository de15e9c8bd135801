namespace Evolution.Spotting.Compose;

/// <summary>Compose's rules for merging a file onto another one, and a service onto the one that it extends.</summary>
/// <remarks>https://docs.docker.com/reference/compose-file/merge/</remarks>
static class ComposeMerge
{
    public static MapPart Files(MapPart below, MapPart above) => Merging.Maps(below, above, Section);

    public static MapPart Services(MapPart below, MapPart above) => Merging.Maps(below, above, Attribute);

    static Part Section(string key, Part below, Part above) => (key, below, above) switch
    {
        ("services", MapPart lower, MapPart upper) => Merging.Maps(lower, upper, Service),
        ("volumes" or "networks" or "configs" or "secrets", _, _) => Merging.Deep(key, below, above),
        _ => above,
    };

    static Part Service(string name, Part below, Part above) => (below, above) is (MapPart lower, MapPart upper) ? Services(lower, upper) : above;

    static Part Attribute(string key, Part below, Part above) => key switch
    {
        "command" or "entrypoint" or "extends" => above,
        "environment" or "labels" or "annotations" or "sysctls" or "extra_hosts" => Merging.Maps(Forms.Pairs(below), Forms.Pairs(above), Merging.Deep),
        "depends_on" or "networks" or "models" => Merging.Maps(Forms.Names(below), Forms.Names(above), Merging.Deep),
        "build" when (Forms.Build(below), Forms.Build(above)) is (MapPart lower, MapPart upper) => Merging.Maps(lower, upper, Build),
        "env_file" or "label_file" => Merging.Lists(below, above, item => item.Text ?? item["path"]?.Text),
        "ports" => Merging.Lists(below, above, PortForm.Key),
        "volumes" => Merging.Lists(below, above, item => MountForm.Read(item)?.Target),
        "configs" or "secrets" => Merging.Lists(below, above, item => Grant.Of(item)?.Target),
        _ => Merging.Deep(key, below, above),
    };

    static Part Build(string key, Part below, Part above) => key switch
    {
        "args" or "labels" or "additional_contexts" => Merging.Maps(Forms.Pairs(below), Forms.Pairs(above), Merging.Deep),
        _ => Merging.Deep(key, below, above),
    };
}
