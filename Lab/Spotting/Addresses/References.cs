using Evolution.Lab.Spotting.Model;

namespace Evolution.Lab.Spotting.Addresses;

/// <summary>Finds which workloads are told of which others.</summary>
static class References
{
    /// <summary>All of them, each pair and way once.</summary>
    public static IReadOnlyList<Reference> Of(SystemModel model)
    {
        var book = new AddressBook(model.Workloads);
        var byName = model.Workloads.ToLookup(workload => workload.Name);
        var outside = new OutsideServers();
        var references = new Dictionary<(Workload, Workload, string), Reference>();
        foreach (var from in model.Workloads)
        {
            foreach (var reference in TiesOf(from, byName).Concat(AddressesOf(from, book, outside)))
            {
                if (!ReferenceEquals(reference.To, from)) references.TryAdd((from, reference.To, reference.How), reference);
            }
        }
        return [.. references.Values];
    }

    static IEnumerable<Reference> TiesOf(Workload from, ILookup<string, Workload> byName) =>
        from tie in @from.Ties
        where tie.Kind is TieKind.DependsOn or TieKind.Link
        let target = byName[tie.Target].FirstOrDefault(other => other.Unit == @from.Unit) ?? byName[tie.Target].FirstOrDefault()
        where target is not null
        select new Reference(@from, target, tie.Kind is TieKind.Link ? "links" : "depends_on", tie.Place, IsAddress: tie.Kind is TieKind.Link);

    static IEnumerable<Reference> AddressesOf(Workload from, AddressBook book, OutsideServers outside)
    {
        foreach (var setting in from.Settings)
        {
            if (setting.Value is not { } value) continue;
            foreach (var mention in MentionFinder.In(value))
            {
                var isBare = value.Length == mention.Host.Length;
                if (book.Knows(mention.Host))
                {
                    if (book.Find(from, mention.Host, mention.Port) is not { } target) continue;
                    var isAddress = mention.IsAddress || isBare && setting.Origin is not SettingOrigin.MountedFile && (SettingNames.IsHost(setting.Name) || SettingNames.IsStore(setting.Name) && target.Name != from.Name);
                    if (isAddress) yield return new(from, target, setting.Name, setting.Place, IsAddress: true) { Scheme = mention.Scheme };
                }
                else if (outside.Find(mention) is { } server)
                {
                    yield return new(from, server, setting.Name, setting.Place, IsAddress: true) { Scheme = mention.Scheme };
                }
            }
        }
    }
}
