using System.CommandLine;
using Evolution.Evo.Advising;
using Evolution.Evo.Terminal;
using Evolution.Lab.Advising;
using Evolution.Lab.Results;
using Spectre.Console;

namespace Evolution.Evo.Commands;

/// <summary>The <c>evo advise</c> command, which advises whether a distributed monolith is enough, or which phase should be next.</summary>
sealed class AdviseCommand : Command
{
    readonly QuestionOption<int> team = new(Questions.Team);
    readonly QuestionOption<double> requests = new(Questions.RequestsPerSecond);
    readonly QuestionOption<double> deploys = new(Questions.DeploysPerDay);
    readonly QuestionOption<bool> oneServer = new(Questions.OneServer);
    readonly QuestionOption<bool> scale = new(Questions.ScaleIndependently);

    readonly Option<string?> from = new("--from")
    {
        HelpName = "DIR",
        Description = "A results folder of evo compare, or its results.json. The advice then uses the measured effort, effect and capacity.",
    };

    readonly AdviceFormatOption format = new();

    public AdviseCommand(Func<IAnsiConsole?> terminal) : base("advise", "Advise whether a distributed monolith is enough, or which phase should be next. Prompts for missing options.")
    {
        Add(team);
        Add(requests);
        Add(deploys);
        Add(oneServer);
        Add(scale);
        Add(from);
        Add(format);
        SetAction(parsed => RunAsync(parsed, new SituationPrompt(terminal())));
    }

    async Task<int> RunAsync(ParseResult parsed, SituationPrompt prompt)
    {
        var measured = parsed.GetValue(from) is { } path ? Read(path) : null;
        var situation = new PartialSituation(team.Read(parsed), requests.Read(parsed), deploys.Read(parsed), oneServer.Read(parsed), scale.Read(parsed));
        var advice = Advisor.Advise(await prompt.CompleteAsync(situation, measured is null ? null : MeasuredCapacity.Of(measured)), measured);

        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (parsed.GetValue(format) is AdviceFormat.Text) AdviceTables.Write(advice, output);
        else
        {
            output.WriteLine(AdviceJson.Serialize(advice));
            // The JSON schema has no property for the reason.
            if (advice.OneServerReason is { } reason) errors.WriteLine(reason);
        }
        return ExitCodes.Success;
    }

    static Comparison Read(string path)
    {
        try
        {
            return ResultsFile.Read(path);
        }
        catch (LabException exception)
        {
            throw new LabException(exception.Message, ExitCodes.Usage, exception);
        }
    }
}
