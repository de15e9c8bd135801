using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>A system with the roles of its workloads and the references between them.</summary>
/// <param name="Model">The system as the files describe it.</param>
/// <param name="Roles">The role of each workload.</param>
/// <param name="References">The references between workloads.</param>
/// <param name="SharedCode">The source that services have in common.</param>
/// <param name="ServicesWithSource">The services whose source is available.</param>
sealed record ClassifiedSystem(SystemModel Model, IReadOnlyDictionary<Workload, Role> Roles, IReadOnlyList<WorkloadReference> References, IReadOnlyList<SharedCode> SharedCode, IReadOnlySet<string> ServicesWithSource)
{
    /// <summary>The application services.</summary>
    public IReadOnlyList<Workload> Services { get; } = [.. Model.Workloads.Where(workload => Roles[workload] is Role.Service or Role.Router)];

    /// <summary>
    /// Services without source whose configuration refers only to telemetry: addresses of other services, if any, are inside the images. If
    /// most services have more configuration, the list is empty: the few others do not call services.
    /// </summary>
    public IReadOnlyList<Workload> OpaqueServices { get; } = FindOpaqueServices(Model, Roles, References, ServicesWithSource);

    public Role GetRole(Workload workload) => Roles.TryGetValue(workload, out var role) ? role : Role.Database;

    /// <summary>Returns the severity of something that affects the given number of services.</summary>
    public Severity GetSeverity(int services) => services switch
    {
        < 2 => Severity.None,
        _ when services * 2 > Services.Count => Severity.High,
        2 => Severity.Low,
        _ => Severity.Medium,
    };

    static Workload[] FindOpaqueServices(SystemModel model, IReadOnlyDictionary<Workload, Role> roles, IReadOnlyList<WorkloadReference> references, IReadOnlySet<string> servicesWithSource)
    {
        var configuredServices = references.Where(reference => !roles.TryGetValue(reference.To, out var role) || role is not Role.Telemetry).Select(reference => reference.From).ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<Workload>);
        var services = model.Workloads.Where(workload => roles[workload] is Role.Service).ToArray();
        var opaqueServices = services.Where(service => service.Image is not null && !servicesWithSource.Contains(service.Name) && !configuredServices.Contains(service) && !service.Settings.Any(IsUrl)).ToArray();
        return opaqueServices.Length * 2 > services.Length ? opaqueServices : [];
    }

    static bool IsUrl(Setting setting) => setting.Value?.Contains("://", StringComparison.Ordinal) is true && !SettingNames.IsUncalledAddress(setting.Name);
}
