using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>Two or more application services use the same database server.</summary>
static class SharedDatabase
{
    public static Symptom Detect(ClassifiedSystem system)
    {
        var sharedDatabases = StoreUsage.Find(system, Role.Database).Where(store => store.Users.Count > 1).ToArray();
        if (sharedDatabases.Length > 0)
        {
            return new(SymptomIds.SharedDatabase, Presence.Present, system.GetSeverity(sharedDatabases.Max(store => store.Users.Count)),
                [.. sharedDatabases.SelectMany(store => StoreUsage.CreateEvidence(store.Store, store.Users))],
                SymptomIds.GetNextStep(SymptomIds.SharedDatabase));
        }
        var hiddenUsers = system.Services.Where(service => service.Settings.Any(IsHiddenDatabaseAddress)).ToArray();
        var knownUsers = system.References.Where(reference => system.GetRole(reference.To) is Role.Database).Select(reference => reference.From).ToHashSet();
        if (hiddenUsers.Count(service => !knownUsers.Contains(service)) > 1) return CreateUnknown($"The database addresses of {string.Join(", ", hiddenUsers.Select(service => service.Name))} are not in these files.");
        return system.OpaqueServices.Count > 1 && FindUnreferencedDatabase(system) is { } database
            ? CreateUnknown($"{string.Join(", ", system.OpaqueServices.Select(service => service.Name))} run images whose source is not available, and the files do not show which of them use {database.Name}.")
            : new(SymptomIds.SharedDatabase, Presence.Absent, Severity.None, [], null);
    }

    static Symptom CreateUnknown(string note) => new(SymptomIds.SharedDatabase, Presence.Unknown, Severity.None, [], SymptomIds.GetNextStep(SymptomIds.SharedDatabase)) { Note = note };

    /// <summary>Finds a database that no setting refers to, and whose name does not contain that of a service, as <c>orders-db</c> does.</summary>
    static Workload? FindUnreferencedDatabase(ClassifiedSystem system)
    {
        var referenced = system.References.Select(reference => reference.To).ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<Workload>);
        return system.Model.Workloads.FirstOrDefault(workload => system.GetRole(workload) is Role.Database && !referenced.Contains(workload)
            && !system.Services.Any(service => workload.Name.Contains(service.Name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether the name of a setting indicates a database address, but its value is not in the files.</summary>
    static bool IsHiddenDatabaseAddress(Setting setting) => (setting.Value is null || setting.Value.Contains("${", StringComparison.Ordinal)) && SettingNames.IsDatabaseAddress(setting.Name);
}
