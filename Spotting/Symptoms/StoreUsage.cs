using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>Finds the services that use each store.</summary>
static class StoreUsage
{
    /// <summary>Finds the references to each store with the given role, one for each application service. Access through a pooler or a database resource counts as well.</summary>
    public static IReadOnlyList<(Workload Store, IReadOnlyList<WorkloadReference> Users)> Find(ClassifiedSystem system, Role role)
    {
        var proxies = FindProxies(system);
        return
        [
            .. system.References
                .Where(reference => system.GetRole(reference.From) is Role.Service or Role.Router)
                .Select(reference => (Store: ResolveServer(reference.To, proxies), Reference: reference))
                .Where(use => system.GetRole(use.Store) == role)
                .GroupBy(use => use.Store)
                .Select(group => (group.Key, (IReadOnlyList<WorkloadReference>)[.. group.Select(use => use.Reference).OrderByDescending(reference => reference.IsAddress).DistinctBy(reference => reference.From)])),
        ];
    }

    /// <summary>Creates evidence for each user: the user, and another service that shares the store.</summary>
    public static IEnumerable<Evidence> CreateEvidence(Workload store, IReadOnlyList<WorkloadReference> users) => users.Select((user, position) => new Evidence(
        user.Location.File, user.Location.Line, [user.From.Name, users[position is 0 ? 1 : 0].From.Name], $"{store.Name} ({user.How})"));

    static Workload ResolveServer(Workload target, IReadOnlyDictionary<Workload, Workload> proxies)
    {
        // Limit the number of steps: misconfigured poolers can form a cycle.
        for (var step = 0; step < proxies.Count && proxies.TryGetValue(target, out var next); step++) target = next;
        return target;
    }

    /// <summary>Maps poolers and database resources to the server that they represent.</summary>
    static Dictionary<Workload, Workload> FindProxies(ClassifiedSystem system)
    {
        var proxies = new Dictionary<Workload, Workload>();
        foreach (var reference in system.References)
        {
            if (system.GetRole(reference.From) is Role.Proxy && system.GetRole(reference.To) is Role.Database or Role.Cache) proxies.TryAdd(reference.From, reference.To);
        }
        var byName = system.Model.Workloads.ToLookup(workload => workload.Name);
        foreach (var workload in system.Model.Workloads)
        {
            if (workload.Relationships.FirstOrDefault(relationship => relationship.Kind is RelationshipKind.PartOf) is { } part && byName[part.Target].FirstOrDefault() is { } server) proxies[workload] = server;
        }
        return proxies;
    }
}
