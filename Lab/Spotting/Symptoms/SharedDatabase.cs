using Evolution.Lab.Spotting.Addresses;
using Evolution.Lab.Spotting.Classifying;

namespace Evolution.Lab.Spotting.Symptoms;

/// <summary>Two or more application services use the same database server.</summary>
static class SharedDatabase
{
    public static Symptom Decide(Landscape landscape)
    {
        var shared = Stores.Of(landscape, Role.Database).Where(store => store.Users.Count > 1).ToArray();
        if (shared.Length > 0)
        {
            return new(SymptomIds.SharedDatabase, Verdict.Present, landscape.SeverityOf(shared.Max(store => store.Users.Count)),
                [.. shared.SelectMany(store => Stores.Evidence(store.Store, store.Users))],
                SymptomIds.NextStep(SymptomIds.SharedDatabase));
        }
        var hidden = landscape.Services.Where(service => service.Settings.Any(IsHiddenDatabase)).ToArray();
        var used = landscape.References.Where(reference => landscape.RoleOf(reference.To) is Role.Database).Select(reference => reference.From).ToHashSet();
        return hidden.Count(service => !used.Contains(service)) > 1
            ? new(SymptomIds.SharedDatabase, Verdict.Unknown, Severity.None, [], SymptomIds.NextStep(SymptomIds.SharedDatabase)) { Note = $"Where the databases of {string.Join(", ", hidden.Select(service => service.Name))} are is kept elsewhere." }
            : new(SymptomIds.SharedDatabase, Verdict.Absent, Severity.None, [], null);
    }

    /// <summary>A setting that holds a database's address, by its name, and whose value is not in the files.</summary>
    static bool IsHiddenDatabase(Model.Setting setting) => (setting.Value is null || setting.Value.Contains("${", StringComparison.Ordinal)) && SettingNames.IsDatabaseAddress(setting.Name);
}
