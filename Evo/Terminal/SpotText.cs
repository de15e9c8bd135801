using Evolution.Spotting;
using Evolution.Spotting.Model;
using Evolution.Spotting.Output;
using Evolution.Spotting.Symptoms;
using Spectre.Console;

namespace Evolution.Evo.Terminal;

/// <summary>Writes a report as text.</summary>
static class SpotText
{
    const int MaxEvidence = 12, MaxPlaces = 3;

    public static void Write(SpotReport report, IAnsiConsole console)
    {
        Say(console, $"{report.Services.Count} application {(report.Services.Count is 1 ? "service" : "services")}: {Names(report.Services)}");
        if (report.Infrastructure.Count > 0) Say(console, $"Infrastructure: {string.Join(", ", report.Infrastructure.Select(workload => $"{workload.Name} ({Word(workload.Role.ToString())})"))}");
        console.WriteLine();

        var table = new Table().Border(TableBorder.Simple).AddColumns("symptom", "verdict", "how far");
        foreach (var symptom in report.Symptoms) table.AddRow(new Text(symptom.Id), new Markup(Marked(symptom.Verdict)), new Text(symptom.Verdict is Presence.Present ? Word(symptom.Severity.ToString()) : ""));
        console.Write(table);

        foreach (var symptom in report.Symptoms.Where(symptom => symptom.Verdict is not Presence.Absent)) Write(symptom, console);
        if (report.Unresolved.Count > 0)
        {
            Say(console, "Not read or not resolved");
            foreach (var same in report.Unresolved.GroupBy(unresolved => unresolved.What)) Say(console, $"  {Where([.. same])}: {same.Key}");
            console.WriteLine();
        }
        var found = report.Symptoms.Count(symptom => symptom.Verdict is Presence.Present);
        Say(console, found is 0
            ? "No symptom of a distributed monolith was found in these files."
            : $"{found} of 5 symptoms. Whether that matters: evo advise --team N --rps N --deploys-per-day N --one-server yes|no --scale-independently yes|no");
    }

    static void Write(Symptom symptom, IAnsiConsole console)
    {
        Say(console, $"{SymptomWords.Of(symptom.Id)} ({symptom.Id}, {Word(symptom.Verdict.ToString())})");
        if (symptom.Note is { } note) Say(console, $"  {note}");
        foreach (var evidence in symptom.Evidence.Take(MaxEvidence)) Say(console, $"  {evidence.File}:{evidence.Line}: {(symptom.Id is SymptomIds.SynchronousCalls ? string.Join(" -> ", evidence.Services) : evidence.Services[0])}: {evidence.Resource}");
        if (symptom.Evidence.Count > MaxEvidence) Say(console, $"  and {symptom.Evidence.Count - MaxEvidence} more (--format json lists all)");
        if (symptom.NextStep is { } step) Say(console, $"  Next: {step}");
        console.WriteLine();
    }

    /// <summary>Describes where the same item could not be resolved: the first places, and the number of further ones.</summary>
    static string Where(IReadOnlyList<Unresolved> same)
    {
        var first = string.Join(", ", same.Take(MaxPlaces).Select(unresolved => $"{unresolved.Place}{(unresolved.Workload is { } workload ? $" ({workload})" : "")}"));
        return same.Count > MaxPlaces ? $"{first} and {same.Count - MaxPlaces} more" : first;
    }

    static void Say(IAnsiConsole console, string line) => console.Line(line);

    static string Names(IEnumerable<SpottedWorkload> workloads) => string.Join(", ", workloads.Select(workload => workload.Name));

    static string Word(string name) => string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    static string Marked(Presence verdict) => verdict switch
    {
        Presence.Present => "[red]present[/]",
        Presence.Absent => "[green]absent[/]",
        _ => "[yellow]unknown[/]",
    };
}
