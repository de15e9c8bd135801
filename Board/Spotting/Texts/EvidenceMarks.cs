using Evolution.Spotting;

namespace Evolution.Board.Spotting.Texts;

/// <summary>The lines that are evidence of symptoms, by file.</summary>
public sealed class EvidenceMarks
{
    /// <summary>No marks.</summary>
    public static readonly EvidenceMarks None = new();

    static readonly SortedDictionary<int, IReadOnlyList<string>> NoLines = [];

    readonly Dictionary<string, SortedDictionary<int, IReadOnlyList<string>>> files = [];

    /// <summary>Creates the marks for a report; none if there is no report.</summary>
    public static EvidenceMarks Of(SpotReport? report)
    {
        var marks = new EvidenceMarks();
        var evidence = (report?.Symptoms ?? []).SelectMany(symptom => symptom.Evidence.Select(item => (item.File, item.Line, symptom.Id)));
        foreach (var file in evidence.GroupBy(item => item.File))
            marks.files[file.Key] = new(file.GroupBy(item => item.Line).ToDictionary(line => line.Key, line => (IReadOnlyList<string>)[.. line.Select(item => item.Id).Distinct()]));
        return marks;
    }

    /// <summary>Returns the marked lines of a file in order, each with the IDs of its symptoms.</summary>
    public SortedDictionary<int, IReadOnlyList<string>> this[string file] => files.GetValueOrDefault(file, NoLines);
}
