using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>Finds the references between workloads.</summary>
static class WorkloadReferenceFinder
{
    /// <summary>Finds all references, one for each pair of workloads and setting.</summary>
    /// <param name="model">The system.</param>
    /// <param name="readSourceSettings">Returns the settings that the source of a workload adds to its configured ones.</param>
    public static IReadOnlyList<WorkloadReference> Find(SystemModel model, Func<Workload, IEnumerable<Setting>> readSourceSettings)
    {
        var resolver = new HostResolver(model.Workloads);
        var byName = model.Workloads.ToLookup(workload => workload.Name);
        var externalServers = new ExternalServers();
        var deferredAddresses = new DeferredAddresses(model.Workloads);
        var references = new Dictionary<(Workload, Workload, string), WorkloadReference>();
        foreach (var from in model.Workloads)
        {
            foreach (var reference in FindRelationships(from, byName).Concat(FindAddresses(from, from.Settings.Concat(readSourceSettings(from)), resolver, externalServers)).Concat(FindDeferredAddresses(from, deferredAddresses)))
            {
                if (!ReferenceEquals(reference.To, from)) references.TryAdd((from, reference.To, reference.How), reference);
            }
        }
        return [.. references.Values];
    }

    static IEnumerable<WorkloadReference> FindRelationships(Workload from, ILookup<string, Workload> byName) =>
        from relationship in @from.Relationships
        where relationship.Kind is RelationshipKind.DependsOn or RelationshipKind.Link
        let target = byName[relationship.Target].FirstOrDefault(other => other.Unit == @from.Unit) ?? byName[relationship.Target].FirstOrDefault()
        where target is not null
        select new WorkloadReference(@from, target, relationship.Setting ?? (relationship.Kind is RelationshipKind.Link ? "links" : "depends_on"), relationship.Location, IsAddress: relationship.Kind is RelationshipKind.Link);

    static IEnumerable<WorkloadReference> FindAddresses(Workload from, IEnumerable<Setting> settings, HostResolver resolver, ExternalServers externalServers)
    {
        foreach (var setting in settings)
        {
            if (setting.Value is not { } value) continue;
            foreach (var mention in HostMentionFinder.Find(value))
            {
                if (resolver.IsKnown(mention.Host))
                {
                    if (resolver.Resolve(from, mention.Host, mention.Port) is not { } target) continue;
                    if (IsAddress(setting, mention, isBare: value.Length == mention.Host.Length)) yield return new(from, target, setting.Name, setting.Location, IsAddress: true) { Scheme = mention.Scheme };
                }
                else if (setting.Origin is not SettingOrigin.Source && externalServers.Find(mention) is { } server)
                {
                    yield return new(from, server, setting.Name, setting.Location, IsAddress: true) { Scheme = mention.Scheme };
                }
            }
        }
    }

    static IEnumerable<WorkloadReference> FindDeferredAddresses(Workload from, DeferredAddresses deferredAddresses) =>
        from setting in @from.Settings
        let target = deferredAddresses.Find(@from, setting)
        where target is not null
        select new WorkloadReference(@from, target, setting.Name, setting.Location, IsAddress: true);

    static bool IsAddress(Setting setting, HostMention mention, bool isBare) => setting.Origin switch
    {
        // Code is full of words: a string counts as a host only if it is an address, or if its variable is named like a host.
        SettingOrigin.Source => mention.IsAddress && IsNotProse(setting.Value!) || isBare && SettingNames.IsUnambiguousHost(setting.Name),
        SettingOrigin.MountedFile => mention.IsAddress,
        _ => mention.IsAddress || isBare && SettingNames.IsStore(setting.Name),
    };

    static bool IsNotProse(string text) => !text.Contains(' ') || text.Contains('=') || text.Contains("://", StringComparison.Ordinal);
}
