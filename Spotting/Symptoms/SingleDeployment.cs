using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>Three or more application services are deployed together from one file or project.</summary>
static class SingleDeployment
{
    const int MinServices = 3;

    public static Symptom Detect(ClassifiedSystem system)
    {
        var sharedUnits = system.Services.GroupBy(service => service.Unit).Where(unit => unit.Count() >= MinServices).ToArray();
        return sharedUnits.Length > 0
            ? new(SymptomIds.SingleDeployment, Presence.Present, system.GetSeverity(sharedUnits.Max(unit => unit.Count())),
                [.. sharedUnits.SelectMany(unit => CreateEvidence(unit.Key, [.. unit]))],
                SymptomIds.GetNextStep(SymptomIds.SingleDeployment))
            : new(SymptomIds.SingleDeployment, Presence.Absent, Severity.None, [], null);
    }

    static IEnumerable<Evidence> CreateEvidence(string unit, Workload[] services) => services.Select((service, position) =>
        new Evidence(service.Location.File, service.Location.Line, [service.Name, services[position is 0 ? 1 : 0].Name], unit));
}
