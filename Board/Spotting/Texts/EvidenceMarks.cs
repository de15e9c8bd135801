using Evolution.Spotting;

namespace Evolution.Board.Spotting.Texts;

/// <summary>The lines that show symptoms, by file.</summary>
public sealed class EvidenceMarks
{
    /// <summary>No marks.</summary>
    public static readonly EvidenceMarks None = new();

    static readonly SortedDictionary<int, IReadOnlyList<string>> Nothing = [];

    readonly Dictionary<string, SortedDictionary<int, IReadOnlyList<string>>> files = [];

    /// <summary>Creates the marks of a report.</summary>
    public static EvidenceMarks Of(SpotReport? report)
    {
        var marks = new EvidenceMarks();
        var shown = (report?.Symptoms ?? []).SelectMany(symptom => symptom.Evidence.Select(evidence => (evidence.File, evidence.Line, symptom.Id)));
        foreach (var file in shown.GroupBy(shows => shows.File))
            marks.files[file.Key] = new(file.GroupBy(shows => shows.Line).ToDictionary(line => line.Key, line => (IReadOnlyList<string>)[.. line.Select(shows => shows.Id).Distinct()]));
        return marks;
    }

    /// <summary>Returns the marked lines of a file in order, each with the IDs of its symptoms.</summary>
    public SortedDictionary<int, IReadOnlyList<string>> this[string file] => files.GetValueOrDefault(file, Nothing);
}
