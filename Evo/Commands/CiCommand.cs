using System.CommandLine;
using Evolution.Evo.Pipelines;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo ci</c> command, which runs a unit's pipeline on this machine.</summary>
sealed class CiCommand : Command
{
    readonly Argument<string> unit = new("UNIT") { Description = $"The unit: {string.Join(", ", PipelineUnit.All.Select(unit => unit.Name))}." };

    readonly Option<bool> publish = new("--publish") { Description = "Also publish the image, or the package of the contracts." };

    readonly Option<bool> deploy = new("--deploy") { Description = "Also publish and deploy the unit. Requires a container engine." };

    readonly Option<bool> list = new("--list") { Description = "List the steps without running them." };

    readonly Option<string> tag = new("--tag") { HelpName = "TAG", Description = "The tag of the image (default: latest).", DefaultValueFactory = _ => "latest" };

    readonly Option<string> source = new("--source") { HelpName = "FEED", Description = "The feed or folder to push the package to (default: .evolution/packages).", DefaultValueFactory = _ => ".evolution/packages" };

    public CiCommand() : base("ci", "Run the pipeline of a unit: build it against its pinned contracts, test it, and check whether it can be deployed.")
    {
        Add(unit);
        Add(publish);
        Add(deploy);
        Add(tag);
        Add(source);
        Add(list);
        SetAction(RunAsync);
    }

    async Task<int> RunAsync(ParseResult parsed)
    {
        var name = parsed.GetValue(unit)!;
        var selected = PipelineUnit.All.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new LabException($"Unknown unit '{name}'. Expected one of: {string.Join(", ", PipelineUnit.All.Select(candidate => candidate.Name))}.", ExitCodes.Usage);
        var stage = parsed.GetValue(deploy) ? PipelineStage.Deploy : parsed.GetValue(publish) ? PipelineStage.Publish : PipelineStage.Verify;
        var repository = Repository.Find();
        var steps = Pipeline.GetSteps(repository, selected, stage, parsed.GetValue(tag)!, parsed.GetValue(source)!);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(list))
        {
            foreach (var step in steps) await output.WriteLineAsync($"{step.Name,-16}{step.Command}");
            return ExitCodes.Success;
        }

        using var signals = new ShutdownSignals();
        try
        {
            await new PipelineRun(repository, output).RunAsync(selected, steps, signals.StopToken);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (signals.StopToken.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
