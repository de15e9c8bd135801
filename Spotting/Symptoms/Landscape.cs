using Evolution.Spotting.Addresses;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Model;

namespace Evolution.Spotting.Symptoms;

/// <summary>A system in which it is decided what everything is and who knows whom.</summary>
/// <param name="Model">What the files say.</param>
/// <param name="Roles">What each workload is.</param>
/// <param name="References">Which part is configured with the address of which other.</param>
/// <param name="SharedCode">What services are built from together.</param>
/// <param name="WithSource">The services whose source could be seen.</param>
sealed record Landscape(SystemModel Model, IReadOnlyDictionary<Workload, Role> Roles, IReadOnlyList<Reference> References, IReadOnlyList<SharedCode> SharedCode, IReadOnlySet<string> WithSource)
{
    /// <summary>The application services.</summary>
    public IReadOnlyList<Workload> Services { get; } = [.. Model.Workloads.Where(workload => Roles[workload] is Role.Service or Role.Router)];

    /// <summary>
    /// Images without their source whose configuration names nothing but telemetry: addresses of other services, if any, are inside. Where most
    /// images have more configuration, these few call no other service.
    /// </summary>
    public IReadOnlyList<Workload> Closed { get; } = ClosedAmong(Model, Roles, References, WithSource);

    public Role RoleOf(Workload workload) => Roles.TryGetValue(workload, out var role) ? role : Role.Database;

    /// <summary>How far something reaches that concerns so many services.</summary>
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
