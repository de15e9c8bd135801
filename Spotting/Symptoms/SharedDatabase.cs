using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>Two or more application services use the same database server.</summary>
static class SharedDatabase
{
    public static Symptom Decide(Landscape landscape)
    {
        var shared = Stores.Of(landscape, Role.Database).Where(store => store.Users.Count > 1).ToArray();
        if (shared.Length > 0)
        {
            return new(SymptomIds.SharedDatabase, Presence.Present, landscape.SeverityOf(shared.Max(store => store.Users.Count)),
                [.. shared.SelectMany(store => Stores.Evidence(store.Store, store.Users))],
                SymptomIds.NextStep(SymptomIds.SharedDatabase));
        }
        var hidden = landscape.Services.Where(service => service.Settings.Any(IsHiddenDatabase)).ToArray();
        var used = landscape.References.Where(reference => landscape.RoleOf(reference.To) is Role.Database).Select(reference => reference.From).ToHashSet();
        if (hidden.Count(service => !used.Contains(service)) > 1) return Unknown($"Where the databases of {string.Join(", ", hidden.Select(service => service.Name))} are is kept elsewhere.");
        return landscape.Closed.Count > 1 && Nobodys(landscape) is { } orphan
            ? Unknown($"{string.Join(", ", landscape.Closed.Select(service => service.Name))} are images without their source, and nothing here says which of them use {orphan.Name}.")
            : new(SymptomIds.SharedDatabase, Presence.Absent, Severity.None, [], null);
    }

    static Symptom Unknown(string note) => new(SymptomIds.SharedDatabase, Presence.Unknown, Severity.None, [], SymptomIds.NextStep(SymptomIds.SharedDatabase)) { Note = note };

    /// <summary>Finds a database that no configuration names, and that is not named after a service either, as <c>orders-db</c> is.</summary>
    static Workload? Nobodys(Landscape landscape)
    {
        var told = landscape.References.Select(reference => reference.To).ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<Workload>);
        return landscape.Model.Workloads.FirstOrDefault(workload => landscape.RoleOf(workload) is Role.Database && !told.Contains(workload)
            && !landscape.Services.Any(service => workload.Name.Contains(service.Name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether a setting, judged by its name, holds a database's address whose value is not in the files.</summary>
    static bool IsHiddenDatabase(Setting setting) => (setting.Value is null || setting.Value.Contains("${", StringComparison.Ordinal)) && SettingNames.IsDatabaseAddress(setting.Name);
}
