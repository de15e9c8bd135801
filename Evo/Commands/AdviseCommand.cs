using System.CommandLine;
using Evolution.Evo.Advising;
using Evolution.Evo.Terminal;
using Evolution.Lab.Advising;
using Evolution.Lab.Results;
using Spectre.Console;

namespace Evolution.Evo.Commands;

/// <summary>The command <c>evo advise</c>, which advises whether a distributed monolith is enough, and on the next step if it is not.</summary>
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
        Description = "A folder that evo compare wrote, or its results.json: effort, effect and one-server follow from what was measured.",
    };

    readonly AdviceFormatOption format = new();

    public AdviseCommand(Func<IAnsiConsole?> terminal) : base("advise", "Says whether a distributed monolith is enough for you, and which phase is next where it is not. Asks for what is not given.")
    {
        Add(team);
        Add(requests);
        Add(deploys);
        Add(oneServer);
        Add(scale);
        Add(from);
        Add(format);
        SetAction(parsed => RunAsync(parsed, new Interview(terminal())));
    }

    async Task<int> RunAsync(ParseResult parsed, Interview interview)
    {
        var measured = parsed.GetValue(from) is { } path ? Read(path) : null;
        var told = new OpenSituation(team.Read(parsed), requests.Read(parsed), deploys.Read(parsed), oneServer.Read(parsed), scale.Read(parsed));
        var advice = Advisor.Advise(await interview.CompleteAsync(told, measured is null ? null : MeasuredCapacity.Of(measured)), measured);

        var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (parsed.GetValue(format) is AdviceFormat.Text) AdviceTables.Write(advice, output);
        else
        {
            output.WriteLine(AdviceJson.Text(advice));
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
