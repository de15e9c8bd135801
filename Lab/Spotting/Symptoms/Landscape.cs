using Evolution.Lab.Spotting.Addresses;
using Evolution.Lab.Spotting.Classifying;
using Evolution.Lab.Spotting.Model;

namespace Evolution.Lab.Spotting.Symptoms;

/// <summary>A system in which it is decided what everything is and who knows whom.</summary>
/// <param name="Model">What the files say.</param>
/// <param name="Roles">What each workload is.</param>
/// <param name="References">Who is told of whom.</param>
/// <param name="SharedCode">What services are built from together.</param>
/// <param name="WithSource">The services whose source could be seen.</param>
sealed record Landscape(SystemModel Model, IReadOnlyDictionary<Workload, Role> Roles, IReadOnlyList<Reference> References, IReadOnlyList<SharedCode> SharedCode, IReadOnlySet<string> WithSource)
{
    /// <summary>The application services.</summary>
    public IReadOnlyList<Workload> Services { get; } = [.. Model.Workloads.Where(workload => Roles[workload] is Role.Service or Role.Router)];

    public Role RoleOf(Workload workload) => Roles.TryGetValue(workload, out var role) ? role : Role.Database;

    /// <summary>How far something reaches that concerns so many services.</summary>
    public Severity SeverityOf(int services) => services switch
    {
        < 2 => Severity.None,
        _ when services * 2 > Services.Count => Severity.High,
        2 => Severity.Low,
        _ => Severity.Medium,
    };
}
