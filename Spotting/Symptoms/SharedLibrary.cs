namespace Evolution.Spotting.Symptoms;

/// <summary>Two or more application services are visibly built from common source.</summary>
static class SharedLibrary
{
    public static Symptom Decide(Landscape landscape)
    {
        if (landscape.SharedCode.Count > 0)
        {
            var services = landscape.SharedCode.SelectMany(code => code.Workloads).Distinct().Count();
            return new(SymptomIds.SharedLibrary, Presence.Present, landscape.SeverityOf(services), [.. landscape.SharedCode.SelectMany(Evidence)], SymptomIds.NextStep(SymptomIds.SharedLibrary));
        }
        var hidden = landscape.Services.Where(service => !landscape.WithSource.Contains(service.Name)).ToArray();
        return landscape.Services.Count > 1 && hidden.Length > 0
            ? new(SymptomIds.SharedLibrary, Presence.Unknown, Severity.None, [], SymptomIds.NextStep(SymptomIds.SharedLibrary)) { Note = $"The source of {string.Join(", ", hidden.Select(service => service.Name))} is not here." }
            : new(SymptomIds.SharedLibrary, Presence.Absent, Severity.None, [], null);
    }

    static IEnumerable<Evidence> Evidence(Model.SharedCode code)
    {
        var resource = $"{code.What}: {code.Reason}";
        if (code.Places.Count == code.Workloads.Count)
            return code.Workloads.Select((service, position) => new Evidence(code.Places[position].File, code.Places[position].Line, [service, code.Workloads[position is 0 ? 1 : 0]], resource));
        var first = code.Places.Count > 0 ? code.Places[0] : new Place(code.What, 1);
        return [new(first.File, first.Line, code.Workloads, resource)];
    }
}
