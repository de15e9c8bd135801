using Evolution.Board.Spotting.Input;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;

namespace Evolution.Board.Spotting;

/// <summary>Files, and what was found in them.</summary>
/// <param name="Files">The files.</param>
/// <param name="Corrections">What the user said about the parts.</param>
/// <param name="Report">What was found; null where nothing was.</param>
public sealed record Examined(IReadOnlyList<GivenFile> Files, Corrections Corrections, SpotReport? Report)
{
    /// <summary>The corrections with one more: what was said of that part before is forgotten.</summary>
    /// <param name="name">The part.</param>
    /// <param name="isService">Whether it is a service of the system's own; null where the Lab is to decide.</param>
    public Corrections With(string name, bool? isService) => new(
        Changed(Corrections.Services, name, isService is true),
        Changed(Corrections.Infrastructure, name, isService is false));

    static HashSet<string> Changed(IReadOnlySet<string> names, string name, bool isIn) => isIn ? [.. names, name] : [.. names.Where(other => other != name)];
}
