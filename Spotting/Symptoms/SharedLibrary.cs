namespace Evolution.Spotting.Symptoms;

/// <summary>Two or more application services are built from common source.</summary>
static class SharedLibrary
{
    public static Symptom Detect(ClassifiedSystem system)
    {
        if (system.SharedCode.Count > 0)
        {
            var services = system.SharedCode.SelectMany(code => code.Workloads).Distinct().Count();
            return new(SymptomIds.SharedLibrary, Presence.Present, system.GetSeverity(services), [.. system.SharedCode.SelectMany(CreateEvidence)], SymptomIds.GetNextStep(SymptomIds.SharedLibrary));
        }
        var withoutSource = system.Services.Where(service => !system.ServicesWithSource.Contains(service.Name)).ToArray();
        return system.Services.Count > 1 && withoutSource.Length > 0
            ? new(SymptomIds.SharedLibrary, Presence.Unknown, Severity.None, [], SymptomIds.GetNextStep(SymptomIds.SharedLibrary)) { Note = $"The source of {string.Join(", ", withoutSource.Select(service => service.Name))} is not available." }
            : new(SymptomIds.SharedLibrary, Presence.Absent, Severity.None, [], null);
    }

    static IEnumerable<Evidence> CreateEvidence(Model.SharedCode code)
    {
        var resource = $"{code.Name}: {code.Reason}";
        if (code.Locations.Count == code.Workloads.Count)
            return code.Workloads.Select((service, position) => new Evidence(code.Locations[position].File, code.Locations[position].Line, [service, code.Workloads[position is 0 ? 1 : 0]], resource));
        var first = code.Locations.Count > 0 ? code.Locations[0] : new SourceLocation(code.Name, 1);
        return [new(first.File, first.Line, code.Workloads, resource)];
    }
}
