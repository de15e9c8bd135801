using System.Text.RegularExpressions;
using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>An application service is configured with the HTTP or gRPC address of another one. A router does not count as a caller.</summary>
static partial class SynchronousCalls
{
    static readonly string[] Schemes = ["http", "https", "grpc", "grpcs", "h2c", "tcp", "dns", "https+http", "http+https", "ws", "wss", "static", "lb", "thrift", "discovery"];

    public static Symptom Detect(ClassifiedSystem system)
    {
        var calls = system.References.Where(reference => IsCall(system, reference)).DistinctBy(reference => (reference.From, reference.To)).ToArray();
        if (calls.Length > 0)
        {
            return new(SymptomIds.SynchronousCalls, Presence.Present, system.GetSeverity(calls.SelectMany(call => new[] { call.From, call.To }).Distinct().Count()),
                [.. calls.Select(call => new Evidence(call.Location.File, call.Location.Line, [call.From.Name, call.To.Name], call.How))],
                SymptomIds.GetNextStep(SymptomIds.SynchronousCalls));
        }
        if (system.Services.Count > 1 && FindDiscoveryServers(system).ToArray() is { Length: > 0 } discovery) return CreateUnknown($"Services can look up addresses in {string.Join(", ", discovery)} at run time, which the files do not show.");

        // Opaque images with the same name but different commands are one program; different programs would have to find each other.
        return system.OpaqueServices.Select(service => ImageName.Parse(service.Image!).Path).Distinct().Skip(1).Any() && !system.References.Any(reference => reference.IsAddress && system.GetRole(reference.To) is Role.Service or Role.Router)
            ? CreateUnknown($"{string.Join(", ", system.OpaqueServices.Select(service => service.Name))} run images whose source is not available, and the files do not show how they find each other.")
            : new(SymptomIds.SynchronousCalls, Presence.Absent, Severity.None, [], null);
    }

    /// <summary>Finds the servers through which services find each other at run time.</summary>
    static IEnumerable<string> FindDiscoveryServers(ClassifiedSystem system) => system.Model.Workloads.Where(workload => system.GetRole(workload) is Role.Registry && IsDiscoveryServer(workload)).Select(workload => workload.Name);

    // Other registries hold flags or secrets, or coordinate a broker; a config server can supply addresses.
    static bool IsDiscoveryServer(Workload workload) => DiscoveryName().IsMatch(workload.Name) || workload.Image is { } image && DiscoveryName().IsMatch(ImageName.Parse(image).LastSegment);

    static Symptom CreateUnknown(string note) => new(SymptomIds.SynchronousCalls, Presence.Unknown, Severity.None, [], SymptomIds.GetNextStep(SymptomIds.SynchronousCalls)) { Note = note };

    static bool IsCall(ClassifiedSystem system, WorkloadReference reference) => reference.IsAddress
        && system.GetRole(reference.From) is Role.Service
        && system.GetRole(reference.To) is Role.Service or Role.Router
        && (reference.Scheme is null || Schemes.Contains(reference.Scheme))
        && !SettingNames.IsUncalledAddress(reference.How);

    [GeneratedRegex(@"consul|eureka|nacos|discovery|registry(?!.*schema)|config[-_]?(server|service)|configuration", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DiscoveryName();
}
