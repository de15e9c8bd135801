using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;

namespace Evolution.Spotting.Symptoms;

/// <summary>Two or more application services use the same cache server for caches or sessions. A server that is used only as a queue counts as a broker.</summary>
static class SharedCache
{
    public static Symptom Detect(ClassifiedSystem system)
    {
        var sharedCaches = StoreUsage.Find(system, Role.Cache)
            .Select(store => (store.Store, Users: store.Users.Where(user => !IsQueueOnly(system, user.From, store.Store)).ToArray()))
            .Where(store => store.Users.Length > 1)
            .ToArray();
        return sharedCaches.Length > 0
            ? new(SymptomIds.SharedCache, Presence.Present, system.GetSeverity(sharedCaches.Max(store => store.Users.Length)),
                [.. sharedCaches.SelectMany(store => StoreUsage.CreateEvidence(store.Store, store.Users))],
                SymptomIds.GetNextStep(SymptomIds.SharedCache))
            : new(SymptomIds.SharedCache, Presence.Absent, Severity.None, [], null);
    }

    /// <summary>
    /// Whether the service uses the store only as a queue: every address of the store is in a setting that is named after a queue, the
    /// store is named after a queue, or another setting names a channel in it.
    /// </summary>
    static bool IsQueueOnly(ClassifiedSystem system, Model.Workload user, Model.Workload store)
    {
        var addresses = system.References.Where(reference => reference.From == user && reference.To == store && reference.IsAddress).ToArray();
        return SettingNames.IsQueue(store.Name) && !SettingNames.IsCache(store.Name)
            || addresses.Length > 0 && addresses.All(address => SettingNames.IsQueue(address.How))
            || user.Settings.Any(setting => SettingNames.IsChannel(setting.Name)) && !user.Settings.Any(setting => SettingNames.IsCache(setting.Name));
    }
}
