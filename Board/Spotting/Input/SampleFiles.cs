using Evolution.Lab;

namespace Evolution.Board.Spotting.Input;

/// <summary>The deployment files of this shop for each phase, from <c>deploy/phase-N/</c> in the repository.</summary>
static class SampleFiles
{
    /// <summary>The available phases.</summary>
    public static readonly IReadOnlyList<int> Phases = [0, 1, 2, 3];

    /// <summary>Reads the files of a phase: the Compose file of each deployment unit, and the files that it mounts.</summary>
    /// <exception cref="LabException">The folder does not exist.</exception>
    public static IReadOnlyList<SourceFile> Of(int phase)
    {
        var folder = Repository.Find()["deploy", $"phase-{phase}"];
        if (!Directory.Exists(folder)) throw new LabException($"This repository has no deploy/phase-{phase}.");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))];
    }
}
