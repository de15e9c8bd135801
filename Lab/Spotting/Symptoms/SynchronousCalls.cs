using Evolution.Lab.Spotting.Addresses;
using Evolution.Lab.Spotting.Classifying;

namespace Evolution.Lab.Spotting.Symptoms;

/// <summary>An application service is given the HTTP or gRPC address of another one. What only routes is no caller.</summary>
static class SynchronousCalls
{
    static readonly string[] Schemes = ["http", "https", "grpc", "grpcs", "h2c", "tcp", "dns", "https+http", "http+https", "ws", "wss", "static", "lb", "thrift", "discovery"];

    public static Symptom Decide(Landscape landscape)
    {
        var calls = landscape.References.Where(reference => IsCall(landscape, reference)).DistinctBy(reference => (reference.From, reference.To)).ToArray();
        if (calls.Length > 0)
        {
            return new(SymptomIds.SynchronousCalls, Verdict.Present, landscape.SeverityOf(calls.SelectMany(call => new[] { call.From, call.To }).Distinct().Count()),
                [.. calls.Select(call => new Evidence(call.Place.File, call.Place.Line, [call.From.Name, call.To.Name], call.How))],
                SymptomIds.NextStep(SymptomIds.SynchronousCalls));
        }
        var registry = landscape.References.Where(reference => landscape.RoleOf(reference.From) is Role.Service && landscape.RoleOf(reference.To) is Role.Registry).ToArray();
        if (registry.Select(reference => reference.From).Distinct().Count() > 1) return Unknown($"Services learn addresses from {string.Join(", ", registry.Select(reference => reference.To.Name).Distinct())}, not from the files.");

        // Images of several makes, without their source and without a word on how they find each other, have their addresses inside.
        var closed = landscape.Services.Where(service => landscape.RoleOf(service) is Role.Service && !landscape.WithSource.Contains(service.Name) && service.Image is not null).ToArray();
        return closed.Select(service => ImageName.Of(service.Image!).Path).Distinct().Count() > 1 && !landscape.References.Any(reference => reference.IsAddress && landscape.RoleOf(reference.To) is Role.Service or Role.Router)
            ? Unknown($"{string.Join(", ", closed.Select(service => service.Name))} are images without their source, and nothing here says how they find each other.")
            : new(SymptomIds.SynchronousCalls, Verdict.Absent, Severity.None, [], null);
    }

    static Symptom Unknown(string note) => new(SymptomIds.SynchronousCalls, Verdict.Unknown, Severity.None, [], SymptomIds.NextStep(SymptomIds.SynchronousCalls)) { Note = note };

    static bool IsCall(Landscape landscape, Reference reference) => reference.IsAddress
        && landscape.RoleOf(reference.From) is Role.Service
        && landscape.RoleOf(reference.To) is Role.Service or Role.Router
        && (reference.Scheme is null || Schemes.Contains(reference.Scheme))
        && !SettingNames.IsNoCall(reference.How);
}
