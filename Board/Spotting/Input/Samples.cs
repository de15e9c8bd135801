using Evolution.Lab;

namespace Evolution.Board.Spotting.Input;

/// <summary>The files that this shop itself is deployed from, phase by phase: <c>deploy/phase-N/</c> of the repository.</summary>
static class Samples
{
    /// <summary>The phases that there are.</summary>
    public static readonly IReadOnlyList<int> Phases = [0, 1, 2, 3];

    /// <summary>The files of a phase: of all, or of each deployment unit, its Compose file and what that mounts.</summary>
    /// <exception cref="LabException">They are not here.</exception>
    public static IReadOnlyList<GivenFile> Of(int phase)
    {
        var folder = Repository.Find()["deploy", $"phase-{phase}"];
        if (!Directory.Exists(folder)) throw new LabException($"This repository has no deploy/phase-{phase}.");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal)
            .Select(file => new GivenFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))];
    }
}
