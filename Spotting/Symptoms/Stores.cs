using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>Finds the services that use each store.</summary>
static class Stores
{
    /// <summary>Finds the application services that use each store of a role, with the evidence. Access through a pooler or a database resource counts as well.</summary>
    public static IReadOnlyList<(Workload Store, IReadOnlyList<Reference> Users)> Of(Landscape landscape, Role role)
    {
        var fronts = Fronts(landscape);
        return
        [
            .. landscape.References
                .Where(reference => landscape.RoleOf(reference.From) is Role.Service or Role.Router)
                .Select(reference => (Store: Behind(reference.To, fronts), Reference: reference))
                .Where(use => landscape.RoleOf(use.Store) == role)
                .GroupBy(use => use.Store)
                .Select(uses => (uses.Key, (IReadOnlyList<Reference>)[.. uses.Select(use => use.Reference).OrderByDescending(reference => reference.IsAddress).DistinctBy(reference => reference.From)])),
        ];
    }

    /// <summary>Creates one piece of evidence for each user: the user, and one of those with which it shares the store.</summary>
    public static IEnumerable<Evidence> Evidence(Workload store, IReadOnlyList<Reference> users) => users.Select((user, position) => new Evidence(
        user.Place.File, user.Place.Line, [user.From.Name, users[position is 0 ? 1 : 0].From.Name], $"{store.Name} ({user.How})"));

    static Workload Behind(Workload target, IReadOnlyDictionary<Workload, Workload> fronts)
    {
        // A chain of poolers ends; the number of steps is limited in case of a cycle.
        for (var step = 0; step < fronts.Count && fronts.TryGetValue(target, out var next); step++) target = next;
        return target;
    }

    /// <summary>Finds poolers and database resources, with the server that they represent.</summary>
    static Dictionary<Workload, Workload> Fronts(Landscape landscape)
    {
        var fronts = new Dictionary<Workload, Workload>();
        foreach (var reference in landscape.References)
        {
            if (landscape.RoleOf(reference.From) is Role.Proxy && landscape.RoleOf(reference.To) is Role.Database or Role.Cache) fronts.TryAdd(reference.From, reference.To);
        }
        var byName = landscape.Model.Workloads.ToLookup(workload => workload.Name);
        foreach (var workload in landscape.Model.Workloads)
        {
            if (workload.Ties.FirstOrDefault(tie => tie.Kind is TieKind.PartOf) is { } part && byName[part.Target].FirstOrDefault() is { } server) fronts[workload] = server;
        }
        return fronts;
    }
}
