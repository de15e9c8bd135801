using System.CommandLine;
using Evolution.Evo.Terminal;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Output;
using Evolution.Spotting.Symptoms;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo spot</c>, which searches any system for symptoms of a distributed monolith.</summary>
sealed class SpotCommand : Command
{
    readonly Argument<string[]> paths = new("PATH")
    {
        Description = "A folder that is searched, or files that belong together, as after docker compose -f: Docker Compose, Kubernetes manifests, Aspire manifests.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    readonly Option<string?> phase = new("--phase")
    {
        HelpName = "0..3",
        Description = "Instead of a PATH: this shop itself in a phase, by the manifests that its app host publishes.",
    };

    readonly SetOption set = new();


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
        Add(phase);
        Add(set);
        Add(format);
        Add(failOn);
        Add(services);
        Add(infrastructure);
        SetAction(RunAsync);
    }

    static Option<string[]> List(string name, string help, string description) => new(name) { HelpName = help, Description = description, AllowMultipleArgumentsPerToken = false };

    async Task<int> RunAsync(ParseResult parsed)
    {
        var fatal = Words(parsed, failOn);
        if (fatal.FirstOrDefault(id => !SymptomIds.All.Contains(id)) is { } unknown)
            throw new LabException($"There is no symptom '{unknown}'. There are: {string.Join(", ", SymptomIds.All)}.", ExitCodes.Usage);

        var report = Examine(await InputAsync(parsed), new(Words(parsed, services), Words(parsed, infrastructure)));
        var output = parsed.InvocationConfiguration.Output;
        switch (parsed.GetValue(format))
        {
            case SpotFormat.Json: output.WriteLine(SpotJson.Of(report)); break;
            case SpotFormat.Sarif: output.WriteLine(SpotSarif.Of(report)); break;
            case SpotFormat.Mermaid: output.Write(SpotMermaid.Of(report)); break;
            default: SpotText.Write(report, ReportConsole.On(output)); break;
        }
        return report.Symptoms.Any(symptom => symptom.Verdict is Presence.Present && fatal.Contains(symptom.Id)) ? ExitCodes.Failure : ExitCodes.Success;
    }

    static SpotReport Examine(IReadOnlyList<string> input, Corrections corrections)
    {
        try
        {
            return Spotter.Examine(input, corrections);
        }
        catch (SpottingException exception)
        {
            throw new LabException(exception.Message, ExitCodes.Usage, exception);
        }
    }

    /// <summary>Returns the files to examine: the paths that the user gives, or the manifests that the app host publishes for the given phase.</summary>
    async Task<IReadOnlyList<string>> InputAsync(ParseResult parsed)
    {
        var (named, asked, overrides) = (parsed.GetValue(paths) ?? [], parsed.GetValue(phase), parsed.GetValue(set) ?? []);
        if (asked is null && overrides is not []) throw new LabException("--set changes a phase of this shop: add --phase N.", ExitCodes.Usage);
        if (asked is null == named is []) throw new LabException("Name what to look at: a folder, or files; or, for this shop itself, --phase N.", ExitCodes.Usage);
        if (asked is null) return named;

        using var interruption = new Interruption();
        try
        {
            return await new PublishedTopology(Repository.Find(), Console.Error.WriteLine).PublishAsync(["--phase", asked, .. overrides.SelectMany(assignment => new[] { "--set", assignment })], interruption.Asked);
        }
        catch (TimeoutException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }

    static HashSet<string> Words(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
