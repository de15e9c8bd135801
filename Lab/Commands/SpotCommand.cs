using System.CommandLine;
using Evolution.Lab.Reports.Terminal;
using Evolution.Lab.Spotting;
using Evolution.Lab.Spotting.Output;
using Evolution.Lab.Spotting.Symptoms;

namespace Evolution.Lab.Commands;

/// <summary><c>evo spot</c>: the same eyes for a system of one's own.</summary>
sealed class SpotCommand : Command
{
    readonly Argument<string[]> paths = new("PATH")
    {
        Description = "A folder that is searched, or files that belong together, as after docker compose -f: Docker Compose, Kubernetes manifests, Aspire manifests.",
        Arity = ArgumentArity.OneOrMore,
    };

    readonly Option<SpotFormat> format = new("--format")
    {
        HelpName = "text|json|sarif|mermaid",
        Description = "How the answer is written; text by default.",
    };

    readonly Option<string[]> failOn = List("--fail-on", "SYMPTOM,…", $"Exit with 1 where one of these is found: {string.Join(", ", SymptomIds.All)}.");
    readonly Option<string[]> services = List("--service", "NAME,…", "These are application services, whatever they look like.");
    readonly Option<string[]> infrastructure = List("--infrastructure", "NAME,…", "These are infrastructure.");

    public SpotCommand() : base("spot", "Says which symptoms of a distributed monolith a system shows, by its Compose, Kubernetes or Aspire files.")
    {
        Add(paths);
        Add(format);
        Add(failOn);
        Add(services);
        Add(infrastructure);
        SetAction(Run);
    }

    static Option<string[]> List(string name, string help, string description) => new(name) { HelpName = help, Description = description, AllowMultipleArgumentsPerToken = false };

    int Run(ParseResult parsed)
    {
        var fatal = Words(parsed, failOn);
        if (fatal.FirstOrDefault(id => !SymptomIds.All.Contains(id)) is { } unknown)
            throw new LabException($"There is no symptom '{unknown}'. There are: {string.Join(", ", SymptomIds.All)}.", ExitCodes.Usage);

        var report = Spotter.Examine(parsed.GetValue(paths)!, new(Words(parsed, services), Words(parsed, infrastructure)));
        var output = parsed.InvocationConfiguration.Output;
        switch (parsed.GetValue(format))
        {
            case SpotFormat.Json: output.WriteLine(SpotJson.Of(report)); break;
            case SpotFormat.Sarif: output.WriteLine(SpotSarif.Of(report)); break;
            case SpotFormat.Mermaid: output.Write(SpotMermaid.Of(report)); break;
            default: SpotText.Write(report, ReportConsole.On(output)); break;
        }
        return report.Symptoms.Any(symptom => symptom.Verdict is Verdict.Present && fatal.Contains(symptom.Id)) ? ExitCodes.Failure : ExitCodes.Success;
    }

    static HashSet<string> Words(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
