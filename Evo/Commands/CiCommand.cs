using System.CommandLine;
using Evolution.Evo.Pipelines;
using Evolution.Lab.Processes;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo ci</c>, which runs a unit's pipeline on this machine.</summary>
sealed class CiCommand : Command
{
    readonly Argument<string> unit = new("UNIT") { Description = $"What to build: {string.Join(", ", PipelineUnit.All.Select(unit => unit.Name))}." };

    readonly Option<bool> publish = new("--publish") { Description = "Also publishes its image, or for the contracts its package." };

    readonly Option<bool> deploy = new("--deploy") { Description = "Also publishes and deploys it; needs a container engine." };

    readonly Option<bool> list = new("--list") { Description = "Shows the steps and runs none." };

    readonly Option<string> tag = new("--tag") { HelpName = "TAG", Description = "The image's tag; latest by default.", DefaultValueFactory = _ => "latest" };

    readonly Option<string> source = new("--source") { HelpName = "FEED", Description = "Where the package is pushed to; a folder by default.", DefaultValueFactory = _ => ".evolution/packages" };

    public CiCommand() : base("ci", "Runs a unit's pipeline: builds it against the contracts that it has pinned, tests it, asks whether it may go out.")
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
        var asked = PipelineUnit.All.FirstOrDefault(known => known.Name == name)
            ?? throw new LabException($"There is no unit '{name}'. There are: {string.Join(", ", PipelineUnit.All.Select(known => known.Name))}.", ExitCodes.Usage);
        var stage = parsed.GetValue(deploy) ? PipelineStage.Deploy : parsed.GetValue(publish) ? PipelineStage.Publish : PipelineStage.Verify;
        var repository = Repository.Find();
        var steps = Pipeline.Of(repository, asked, stage, parsed.GetValue(tag)!, parsed.GetValue(source)!);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(list))
        {
            foreach (var step in steps) await output.WriteLineAsync($"{step.Name,-16}{step.Command}");
            return ExitCodes.Success;
        }

        using var interruption = new Interruption();
        try
        {
            await new PipelineRun(repository, output).RunAsync(asked, steps, interruption.Asked);
            return ExitCodes.Success;
        }
        catch (OperationCanceledException) when (interruption.Asked.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
    }
}
