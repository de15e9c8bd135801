namespace Evolution.Spotting.Compose;

/// <summary>Merges files, and services with the services that they extend, by the rules of Compose.</summary>
/// <remarks>https://docs.docker.com/reference/compose-file/merge/</remarks>
static class ComposeMerger
{
    public static ComposeMap MergeFiles(ComposeMap baseValue, ComposeMap overridingValue) => ValueMerger.MergeMaps(baseValue, overridingValue, MergeSection);

    public static ComposeMap MergeServices(ComposeMap baseValue, ComposeMap overridingValue) => ValueMerger.MergeMaps(baseValue, overridingValue, MergeAttribute);

    static ComposeValue MergeSection(string key, ComposeValue baseValue, ComposeValue overridingValue) => (key, baseValue, overridingValue) switch
    {
        ("services", ComposeMap baseMap, ComposeMap overridingMap) => ValueMerger.MergeMaps(baseMap, overridingMap, MergeService),
        ("volumes" or "networks" or "configs" or "secrets", _, _) => ValueMerger.MergeRecursively(key, baseValue, overridingValue),
        _ => overridingValue,
    };

    static ComposeValue MergeService(string name, ComposeValue baseValue, ComposeValue overridingValue) => (baseValue, overridingValue) is (ComposeMap baseMap, ComposeMap overridingMap) ? MergeServices(baseMap, overridingMap) : overridingValue;

    static ComposeValue MergeAttribute(string key, ComposeValue baseValue, ComposeValue overridingValue) => key switch
    {
        "command" or "entrypoint" or "extends" => overridingValue,
        "environment" or "labels" or "annotations" or "sysctls" or "extra_hosts" => ValueMerger.MergeMaps(SyntaxNormalizer.ReadPairs(baseValue), SyntaxNormalizer.ReadPairs(overridingValue), ValueMerger.MergeRecursively),
        "depends_on" or "networks" or "models" => ValueMerger.MergeMaps(SyntaxNormalizer.ReadNames(baseValue), SyntaxNormalizer.ReadNames(overridingValue), ValueMerger.MergeRecursively),
        "build" when (SyntaxNormalizer.ReadBuild(baseValue), SyntaxNormalizer.ReadBuild(overridingValue)) is (ComposeMap baseMap, ComposeMap overridingMap) => ValueMerger.MergeMaps(baseMap, overridingMap, MergeBuild),
        "env_file" or "label_file" => ValueMerger.MergeLists(baseValue, overridingValue, item => item.Text ?? item["path"]?.Text),
        "ports" => ValueMerger.MergeLists(baseValue, overridingValue, PortParser.GetKey),
        "volumes" => ValueMerger.MergeLists(baseValue, overridingValue, item => MountParser.Parse(item)?.Target),
        "configs" or "secrets" => ValueMerger.MergeLists(baseValue, overridingValue, item => Grant.Parse(item)?.Target),
        _ => ValueMerger.MergeRecursively(key, baseValue, overridingValue),
    };

    static ComposeValue MergeBuild(string key, ComposeValue baseValue, ComposeValue overridingValue) => key switch
    {
        "args" or "labels" or "additional_contexts" => ValueMerger.MergeMaps(SyntaxNormalizer.ReadPairs(baseValue), SyntaxNormalizer.ReadPairs(overridingValue), ValueMerger.MergeRecursively),
        _ => ValueMerger.MergeRecursively(key, baseValue, overridingValue),
    };
}
