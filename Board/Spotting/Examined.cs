using Evolution.Board.Spotting.Input;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

/// <summary>Files and the report about them.</summary>
/// <param name="Files">The files.</param>
/// <param name="Corrections">The user's corrections of the parts' roles.</param>
/// <param name="Report">The report; null if there is none.</param>
public sealed record Examined(IReadOnlyList<GivenFile> Files, Corrections Corrections, SpotReport? Report)
{
    /// <summary>Returns the corrections with one more, which replaces an earlier one of the same part.</summary>
    /// <param name="name">The part.</param>
    /// <param name="isService">Whether it is one of the system's own services; null to let the Lab decide.</param>
    public Corrections With(string name, bool? isService) => new(
        Changed(Corrections.Services, name, isService is true),
        Changed(Corrections.Infrastructure, name, isService is false));

    static HashSet<string> Changed(IReadOnlySet<string> names, string name, bool isIn) => isIn ? [.. names, name] : [.. names.Where(other => other != name)];
}
