using Evolution.Spotting.Model;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting;

/// <summary>The result of analyzing a system.</summary>
/// <param name="Services">The application services.</param>
/// <param name="Infrastructure">All other workloads, such as databases, caches, brokers, proxies and jobs.</param>
/// <param name="Symptoms">The verdicts on the five symptoms.</param>
/// <param name="Couplings">The couplings between workloads: the edges of a graph.</param>
/// <param name="Unresolved">The input that could not be read or resolved.</param>
public sealed record SpotReport(
    IReadOnlyList<ReportedWorkload> Services,
    IReadOnlyList<ReportedWorkload> Infrastructure,
    IReadOnlyList<Symptom> Symptoms,
    IReadOnlyList<Coupling> Couplings,
    IReadOnlyList<UnresolvedItem> Unresolved);
