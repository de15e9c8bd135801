using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>Three or more application services are deployed together from one file or project.</summary>
static class SingleDeployment
{
    const int MinServices = 3;

    public static Symptom Decide(ClassifiedSystem system)
    {
        var together = system.Services.GroupBy(service => service.Unit).Where(unit => unit.Count() >= MinServices).ToArray();
        return together.Length > 0
            ? new(SymptomIds.SingleDeployment, Presence.Present, system.GetSeverity(together.Max(unit => unit.Count())),
                [.. together.SelectMany(unit => CreateEvidence(unit.Key, [.. unit]))],
                SymptomIds.GetNextStep(SymptomIds.SingleDeployment))
            : new(SymptomIds.SingleDeployment, Presence.Absent, Severity.None, [], null);
    }

    static IEnumerable<Evidence> CreateEvidence(string unit, Workload[] services) => services.Select((service, position) =>
        new Evidence(service.Place.File, service.Place.Line, [service.Name, services[position is 0 ? 1 : 0].Name], unit));
}
