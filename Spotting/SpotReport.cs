using Evolution.Spotting.Model;
using Evolution.Spotting.Symptoms;

namespace Evolution.Spotting;

/// <summary>What was found in a system.</summary>
/// <param name="Services">Its application services.</param>
/// <param name="Infrastructure">Everything else that it runs.</param>
/// <param name="Symptoms">The five symptoms, decided.</param>
/// <param name="Couplings">Which part is configured with the address of which other, for a graph.</param>
/// <param name="Unresolved">What could not be read or resolved.</param>
public sealed record SpotReport(
    IReadOnlyList<SpottedWorkload> Services,
    IReadOnlyList<SpottedWorkload> Infrastructure,
    IReadOnlyList<Symptom> Symptoms,
    IReadOnlyList<Coupling> Couplings,
    IReadOnlyList<Unresolved> Unresolved);
