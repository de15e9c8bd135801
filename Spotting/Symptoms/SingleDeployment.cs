using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>Three or more application services are deployed together from one file or project.</summary>
static class SingleDeployment
{
    const int Fewest = 3;

    public static Symptom Decide(Landscape landscape)
    {
        var together = landscape.Services.GroupBy(service => service.Unit).Where(unit => unit.Count() >= Fewest).ToArray();
        return together.Length > 0
            ? new(SymptomIds.SingleDeployment, Presence.Present, landscape.SeverityOf(together.Max(unit => unit.Count())),
                [.. together.SelectMany(unit => Evidence(unit.Key, [.. unit]))],
                SymptomIds.NextStep(SymptomIds.SingleDeployment))
            : new(SymptomIds.SingleDeployment, Presence.Absent, Severity.None, [], null);
    }

    static IEnumerable<Evidence> Evidence(string unit, Workload[] services) => services.Select((service, position) =>
        new Evidence(service.Place.File, service.Place.Line, [service.Name, services[position is 0 ? 1 : 0].Name], unit));
}
