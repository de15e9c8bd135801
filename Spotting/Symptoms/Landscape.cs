using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>A system with the roles of its workloads and the references between them decided.</summary>
/// <param name="Model">The system as the files describe it.</param>
/// <param name="Roles">The role of each workload.</param>
/// <param name="References">Which workload is configured with the address of which other.</param>
/// <param name="SharedCode">The source that services have in common.</param>
/// <param name="WithSource">The services whose source is available.</param>
sealed record Landscape(SystemModel Model, IReadOnlyDictionary<Workload, Role> Roles, IReadOnlyList<Reference> References, IReadOnlyList<SharedCode> SharedCode, IReadOnlySet<string> WithSource)
{
    /// <summary>The application services.</summary>
    public IReadOnlyList<Workload> Services { get; } = [.. Model.Workloads.Where(workload => Roles[workload] is Role.Service or Role.Router)];

    /// <summary>
    /// Images without their source whose configuration names nothing but telemetry: addresses of other services, if any, are inside the images. If
    /// most images have more configuration, the list is empty: these few do not call other services.
    /// </summary>
    public IReadOnlyList<Workload> Closed { get; } = ClosedAmong(Model, Roles, References, WithSource);

    public Role RoleOf(Workload workload) => Roles.TryGetValue(workload, out var role) ? role : Role.Database;

    /// <summary>Returns the severity of something that affects the given number of services.</summary>
    public Severity SeverityOf(int services) => services switch
    {
        < 2 => Severity.None,
        _ when services * 2 > Services.Count => Severity.High,
        2 => Severity.Low,
        _ => Severity.Medium,
    };

    static Workload[] ClosedAmong(SystemModel model, IReadOnlyDictionary<Workload, Role> roles, IReadOnlyList<Reference> references, IReadOnlySet<string> withSource)
    {
        var told = references.Where(reference => !roles.TryGetValue(reference.To, out var role) || role is not Role.Telemetry).Select(reference => reference.From).ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<Workload>);
        var services = model.Workloads.Where(workload => roles[workload] is Role.Service).ToArray();
        var closed = services.Where(service => service.Image is not null && !withSource.Contains(service.Name) && !told.Contains(service) && !service.Settings.Any(IsUrl)).ToArray();
        return closed.Length * 2 > services.Length ? closed : [];
    }

    static bool IsUrl(Setting setting) => setting.Value?.Contains("://", StringComparison.Ordinal) is true && !SettingNames.IsNoCall(setting.Name);
}
