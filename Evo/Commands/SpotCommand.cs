using System.CommandLine;
using Evolution.Evo.Terminal;
using Evolution.Lab.Hosts;
using Evolution.Lab.Processes;
using Evolution.Spotting;
using Evolution.Spotting.Classifying;
using Evolution.Spotting.Output;
using Evolution.Spotting.Symptoms;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo spot</c> command, which searches any system for symptoms of a distributed monolith.</summary>
sealed class SpotCommand : Command
{
    readonly Argument<string[]> paths = new("PATH")
    {
        Description = "A folder to search, or the files of one system: Docker Compose files, Kubernetes manifests or Aspire manifests.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    readonly Option<string?> phase = new("--phase")
    {
        HelpName = "0..3",
        Description = "Analyze this shop in a phase, from the manifests that its app host publishes, instead of a PATH.",
    };

    readonly SetOption set = new();

    readonly Option<SpotFormat> format = new("--format")
    {
        HelpName = "text|json|sarif|mermaid",
        Description = "The output format (default: text).",
    };

    readonly Option<string[]> failOn = CreateListOption("--fail-on", "SYMPTOM,…", $"Exit with 1 if one of these symptoms is found: {string.Join(", ", SymptomIds.All)}.");
    readonly Option<string[]> services = CreateListOption("--service", "NAME,…", "The workloads to treat as application services.");
    readonly Option<string[]> infrastructure = CreateListOption("--infrastructure", "NAME,…", "The workloads to treat as infrastructure.");

    public SpotCommand() : base("spot", "Find symptoms of a distributed monolith in Compose, Kubernetes or Aspire files.")
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

    static Option<string[]> CreateListOption(string name, string helpName, string description) => new(name) { HelpName = helpName, Description = description, AllowMultipleArgumentsPerToken = false };

    async Task<int> RunAsync(ParseResult parsed)
    {
        var failingSymptoms = SplitValues(parsed, failOn);
        if (failingSymptoms.FirstOrDefault(id => !SymptomIds.All.Contains(id)) is { } unknown)
            throw new LabException($"Unknown symptom '{unknown}'. Expected one of: {string.Join(", ", SymptomIds.All)}.", ExitCodes.Usage);

        var report = Analyze(await GetInputAsync(parsed), new(SplitValues(parsed, services), SplitValues(parsed, infrastructure)));
        var output = parsed.InvocationConfiguration.Output;
        switch (parsed.GetValue(format))
        {
            case SpotFormat.Json: output.WriteLine(SpotJson.Serialize(report)); break;
            case SpotFormat.Sarif: output.WriteLine(SpotSarif.Serialize(report)); break;
            case SpotFormat.Mermaid: output.Write(SpotMermaid.Render(report)); break;
            default: SpotText.Write(report, ReportConsole.Create(output)); break;
        }
        return report.Symptoms.Any(symptom => symptom.Verdict is Presence.Present && failingSymptoms.Contains(symptom.Id)) ? ExitCodes.Failure : ExitCodes.Success;
    }

    static SpotReport Analyze(IReadOnlyList<string> input, Corrections corrections)
    {
        try
        {
            return Spotter.Analyze(input, corrections);
        }
        catch (SpottingException exception)
        {
            throw new LabException(exception.Message, ExitCodes.Usage, exception);
        }
    }

    /// <summary>Returns the files to analyze: the given paths, or the manifests that the app host publishes for the given phase.</summary>
    async Task<IReadOnlyList<string>> GetInputAsync(ParseResult parsed)
    {
        var (inputPaths, phaseNumber, overrides) = (parsed.GetValue(paths) ?? [], parsed.GetValue(phase), parsed.GetValue(set) ?? []);
        if (phaseNumber is null && overrides is not []) throw new LabException("--set requires --phase N.", ExitCodes.Usage);
        if (phaseNumber is null == inputPaths is []) throw new LabException("Specify either a PATH or, for this shop, --phase N.", ExitCodes.Usage);
        if (phaseNumber is null) return inputPaths;

        using var signals = new ShutdownSignals();
        try
        {
            return await new TopologyPublisher(Repository.Find(), Console.Error.WriteLine).PublishAsync(["--phase", phaseNumber, .. overrides.SelectMany(assignment => new[] { "--set", assignment })], signals.StopToken);
        }
        catch (TimeoutException exception)
        {
            throw new LabException(exception.Message, cause: exception);
        }
    }

    static HashSet<string> SplitValues(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
