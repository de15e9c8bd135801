using Evolution.Board.Spotting.Input;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

/// <summary>The files of an analysis, and its report.</summary>
/// <param name="Files">The analyzed files.</param>
/// <param name="Corrections">The user's corrections of the classification.</param>
/// <param name="Report">The report; null if there is none yet.</param>
public sealed record FileAnalysis(IReadOnlyList<SourceFile> Files, Corrections Corrections, SpotReport? Report)
{
    /// <summary>Returns the corrections, with the one for a part added, replaced or removed.</summary>
    /// <param name="name">The name of the part.</param>
    /// <param name="isService">Whether it is one of the system's own services; null to remove the correction.</param>
    public Corrections Correct(string name, bool? isService) => new(
        Update(Corrections.Services, name, isService is true),
        Update(Corrections.Infrastructure, name, isService is false));

    static HashSet<string> Update(IReadOnlySet<string> names, string name, bool isIncluded) => isIncluded ? [.. names, name] : [.. names.Where(existing => existing != name)];
}
