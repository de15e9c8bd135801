using System.Text.RegularExpressions;
using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>An application service is configured with the HTTP or gRPC address of another one. A router does not count as a caller.</summary>
static partial class SynchronousCalls
{
    static readonly string[] Schemes = ["http", "https", "grpc", "grpcs", "h2c", "tcp", "dns", "https+http", "http+https", "ws", "wss", "static", "lb", "thrift", "discovery"];

    public static Symptom Decide(Landscape landscape)
    {
        var calls = landscape.References.Where(reference => IsCall(landscape, reference)).DistinctBy(reference => (reference.From, reference.To)).ToArray();
        if (calls.Length > 0)
        {
            return new(SymptomIds.SynchronousCalls, Presence.Present, landscape.SeverityOf(calls.SelectMany(call => new[] { call.From, call.To }).Distinct().Count()),
                [.. calls.Select(call => new Evidence(call.Place.File, call.Place.Line, [call.From.Name, call.To.Name], call.How))],
                SymptomIds.NextStep(SymptomIds.SynchronousCalls));
        }
        if (landscape.Services.Count > 1 && Discovery(landscape).ToArray() is { Length: > 0 } discovery) return Unknown($"Services can learn addresses from {string.Join(", ", discovery)}, which the files do not tell.");

        // Closed images with the same name but different commands are one program; different images would have to find each other.
        return landscape.Closed.Select(service => ImageName.Of(service.Image!).Path).Distinct().Skip(1).Any() && !landscape.References.Any(reference => reference.IsAddress && landscape.RoleOf(reference.To) is Role.Service or Role.Router)
            ? Unknown($"{string.Join(", ", landscape.Closed.Select(service => service.Name))} are images without their source, and nothing here says how they find each other.")
            : new(SymptomIds.SynchronousCalls, Presence.Absent, Severity.None, [], null);
    }

    /// <summary>Finds the servers by which services find each other at run time.</summary>
    static IEnumerable<string> Discovery(Landscape landscape) => landscape.Model.Workloads.Where(workload => landscape.RoleOf(workload) is Role.Registry && IsDiscovery(workload)).Select(workload => workload.Name);

    // Other registries hold configuration, flags or secrets, or coordinate a broker.
    static bool IsDiscovery(Workload workload) => Directory().IsMatch(workload.Name) || workload.Image is { } image && Directory().IsMatch(ImageName.Of(image).Last);

    static Symptom Unknown(string note) => new(SymptomIds.SynchronousCalls, Presence.Unknown, Severity.None, [], SymptomIds.NextStep(SymptomIds.SynchronousCalls)) { Note = note };

    static bool IsCall(Landscape landscape, Reference reference) => reference.IsAddress
        && landscape.RoleOf(reference.From) is Role.Service
        && landscape.RoleOf(reference.To) is Role.Service or Role.Router
        && (reference.Scheme is null || Schemes.Contains(reference.Scheme))
        && !SettingNames.IsNoCall(reference.How);

    [GeneratedRegex(@"consul|eureka|nacos|discovery|registry(?!.*schema)|config[-_]?(server|service)|configuration", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Directory();
}
