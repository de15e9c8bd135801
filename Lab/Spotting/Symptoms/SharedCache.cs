using Evolution.Lab.Spotting.Addresses;
using Evolution.Lab.Spotting.Classifying;

namespace Evolution.Lab.Spotting.Symptoms;

/// <summary>Two or more application services use the same cache server for caches or sessions. One used only as a queue is a broker.</summary>
static class SharedCache
{
    public static Symptom Decide(Landscape landscape)
    {
        var shared = Stores.Of(landscape, Role.Cache)
            .Select(store => (store.Store, Users: store.Users.Where(user => !IsQueueOnly(landscape, user.From, store.Store)).ToArray()))
            .Where(store => store.Users.Length > 1)
            .ToArray();
        return shared.Length > 0
            ? new(SymptomIds.SharedCache, Verdict.Present, landscape.SeverityOf(shared.Max(store => store.Users.Length)),
                [.. shared.SelectMany(store => store.Users.Select(user => new Evidence(user.Place.File, user.Place.Line, [user.From.Name], $"{store.Store.Name} ({user.How})")))],
                SymptomIds.NextStep(SymptomIds.SharedCache))
            : new(SymptomIds.SharedCache, Verdict.Absent, Severity.None, [], null);
    }

    /// <summary>Whether every address by which it knows the store stands in a setting that tells of a queue.</summary>
    static bool IsQueueOnly(Landscape landscape, Model.Workload user, Model.Workload store) =>
        landscape.References.Where(reference => reference.From == user && reference.To == store && reference.IsAddress).ToArray() is { Length: > 0 } addresses
        && addresses.All(address => SettingNames.IsQueue(address.How));
}
