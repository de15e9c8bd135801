using Evolution.Spotting;
using Evolution.Spotting.Model;
using Evolution.Spotting.Output;
using Evolution.Spotting.Symptoms;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes the report of <c>evo spot</c> as text.</summary>
static class SpotText
{
    const int MaxEvidence = 12, MaxLocations = 3;

    public static void Write(SpotReport report, IAnsiConsole console)
    {
        console.WriteParagraph($"{report.Services.Count} application {(report.Services.Count is 1 ? "service" : "services")}: {JoinNames(report.Services)}");
        if (report.Infrastructure.Count > 0) console.WriteParagraph($"Infrastructure: {string.Join(", ", report.Infrastructure.Select(workload => $"{workload.Name} ({ToWords(workload.Role.ToString())})"))}");
        console.WriteLine();

        var table = new Table().Border(TableBorder.Simple).AddColumns("symptom", "verdict", "severity");
        foreach (var symptom in report.Symptoms) table.AddRow(new Text(symptom.Id), new Markup(ToMarkup(symptom.Verdict)), new Text(symptom.Verdict is Presence.Present ? ToWords(symptom.Severity.ToString()) : ""));
        console.Write(table);

        foreach (var symptom in report.Symptoms.Where(symptom => symptom.Verdict is not Presence.Absent)) Write(symptom, console);
        if (report.Unresolved.Count > 0)
        {
            console.WriteParagraph("Unresolved");
            foreach (var group in report.Unresolved.GroupBy(item => item.What)) console.WriteParagraph($"  {DescribeLocations([.. group])}: {group.Key}");
            console.WriteLine();
        }
        var presentCount = report.Symptoms.Count(symptom => symptom.Verdict is Presence.Present);
        console.WriteParagraph(presentCount is 0
            ? "No symptom of a distributed monolith was found in these files."
            : $"{presentCount} of 5 symptoms found. To assess whether they matter, run: evo advise --team N --rps N --deploys-per-day N --one-server yes|no --scale-independently yes|no");
    }

    static void Write(Symptom symptom, IAnsiConsole console)
    {
        console.WriteParagraph($"{SymptomTitles.GetTitle(symptom.Id)} ({symptom.Id}, {ToWords(symptom.Verdict.ToString())})");
        if (symptom.Note is { } note) console.WriteParagraph($"  {note}");
        foreach (var evidence in symptom.Evidence.Take(MaxEvidence)) console.WriteParagraph($"  {evidence.File}:{evidence.Line}: {(symptom.Id is SymptomIds.SynchronousCalls ? string.Join(" -> ", evidence.Services) : evidence.Services[0])}: {evidence.Resource}");
        if (symptom.Evidence.Count > MaxEvidence) console.WriteParagraph($"  and {symptom.Evidence.Count - MaxEvidence} more (--format json lists all)");
        if (symptom.NextStep is { } step) console.WriteParagraph($"  Next: {step}");
        console.WriteLine();
    }

    /// <summary>Describes the locations of items with the same reason: the first ones, and the number of the others.</summary>
    static string DescribeLocations(IReadOnlyList<UnresolvedItem> items)
    {
        var locations = string.Join(", ", items.Take(MaxLocations).Select(item => $"{item.Place}{(item.Workload is { } workload ? $" ({workload})" : "")}"));
        return items.Count > MaxLocations ? $"{locations} and {items.Count - MaxLocations} more" : locations;
    }

    static string JoinNames(IEnumerable<ReportedWorkload> workloads) => string.Join(", ", workloads.Select(workload => workload.Name));

    static string ToWords(string name) => string.Concat(name.Select((character, index) => char.IsUpper(character) && index > 0 ? $" {char.ToLowerInvariant(character)}" : $"{char.ToLowerInvariant(character)}"));

    static string ToMarkup(Presence verdict) => verdict switch
    {
        Presence.Present => "[red]present[/]",
        Presence.Absent => "[green]absent[/]",
        _ => "[yellow]unknown[/]",
    };
}
