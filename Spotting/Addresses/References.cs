using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>Finds which workloads are configured with the addresses of which others.</summary>
static class References
{
    /// <summary>Finds all references, one for each pair and setting.</summary>
    /// <param name="model">The system.</param>
    /// <param name="source">The settings that the source of a workload adds to its configured ones.</param>
    public static IReadOnlyList<Reference> Of(SystemModel model, Func<Workload, IEnumerable<Setting>> source)
    {
        var book = new AddressBook(model.Workloads);
        var byName = model.Workloads.ToLookup(workload => workload.Name);
        var outside = new OutsideServers();
        var later = new AddressesGivenLater(model.Workloads);
        var references = new Dictionary<(Workload, Workload, string), Reference>();
        foreach (var from in model.Workloads)
        {
            foreach (var reference in TiesOf(from, byName).Concat(AddressesOf(from, from.Settings.Concat(source(from)), book, outside)).Concat(GivenLaterTo(from, later)))
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
        select new Reference(@from, target, tie.Setting ?? (tie.Kind is TieKind.Link ? "links" : "depends_on"), tie.Place, IsAddress: tie.Kind is TieKind.Link);

    static IEnumerable<Reference> AddressesOf(Workload from, IEnumerable<Setting> settings, AddressBook book, OutsideServers outside)
    {
        foreach (var setting in settings)
        {
            if (setting.Value is not { } value) continue;
            foreach (var mention in MentionFinder.In(value))
            {
                if (book.Knows(mention.Host))
                {
                    if (book.Find(from, mention.Host, mention.Port) is not { } target) continue;
                    if (IsAddress(setting, mention, isBare: value.Length == mention.Host.Length)) yield return new(from, target, setting.Name, setting.Place, IsAddress: true) { Scheme = mention.Scheme };
                }
                else if (setting.Origin is not SettingOrigin.Source && outside.Find(mention) is { } server)
                {
                    yield return new(from, server, setting.Name, setting.Place, IsAddress: true) { Scheme = mention.Scheme };
                }
            }
        }
    }

    static IEnumerable<Reference> GivenLaterTo(Workload from, AddressesGivenLater later) =>
        from setting in @from.Settings
        let target = later.Find(@from, setting)
        where target is not null
        select new Reference(@from, target, setting.Name, setting.Place, IsAddress: true);

    static bool IsAddress(Setting setting, Mention mention, bool isBare) => setting.Origin switch
    {
        // Code is full of words: a text counts as a host only if it consists of a host name alone and its variable is named accordingly.
        SettingOrigin.Source => mention.IsAddress && IsNoProse(setting.Value!) || isBare && SettingNames.IsHostExactly(setting.Name),
        SettingOrigin.MountedFile => mention.IsAddress,
        _ => mention.IsAddress || isBare && SettingNames.IsStore(setting.Name),
    };

    static bool IsNoProse(string text) => !text.Contains(' ') || text.Contains('=') || text.Contains("://", StringComparison.Ordinal);
}
