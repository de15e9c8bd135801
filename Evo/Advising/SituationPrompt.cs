using Evolution.Lab.Advising;
using Spectre.Console;

namespace Evolution.Evo.Advising;

/// <summary>Prompts the user for answers that are missing on the command line.</summary>
/// <param name="terminal">The terminal for the prompts; null if the program does not run interactively.</param>
sealed class SituationPrompt(IAnsiConsole? terminal)
{
    /// <summary>Returns the terminal of this program, or null if it is not interactive. Prompts are written to standard error, so that JSON on standard output can be redirected to a file.</summary>
    public static IAnsiConsole? FindTerminal()
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected) return null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Capabilities.Interactive ? console : null;
    }

    /// <summary>Prompts for the missing parts of a situation. Skips the question whether one server handles the load if a measurement answers it.</summary>
    /// <exception cref="LabException">Answers are missing, and there is no terminal. The message lists them.</exception>
    public async Task<Situation> CompleteAsync(PartialSituation situation, MeasuredCapacity? capacity)
    {
        if (terminal is null && situation.GetMissingOptions(capacity).ToArray() is [_, ..] missing)
            throw new LabException($"There is no terminal to prompt on, and options are missing: {string.Join(", ", missing)}.", ExitCodes.Usage);

        var team = situation.Team ?? await AskAsync(Questions.Team);
        var requests = situation.RequestsPerSecond ?? await AskAsync(Questions.RequestsPerSecond);
        var deploys = situation.DeploysPerDay ?? await AskAsync(Questions.DeploysPerDay);
        var oneServer = situation.OneServer ?? (capacity?.CanHandle(requests) is null ? await AskAsync(Questions.OneServer) : null);
        return new()
        {
            Team = team,
            RequestsPerSecond = requests,
            DeploysPerDay = deploys,
            OneServer = oneServer,
            ScalesIndependently = situation.ScalesIndependently ?? await AskAsync(Questions.ScaleIndependently),
        };
    }

    async Task<T> AskAsync<T>(Question<T> question) where T : struct
    {
        var prompt = new TextPrompt<string>(Markup.Escape($"{question.Text} [{question.Format}]"))
            .Validate(text => question.Parse(text) is null ? ValidationResult.Error(Markup.Escape(question.GetInvalidValueMessage(text))) : ValidationResult.Success());
        return question.Parse(await terminal!.PromptAsync(prompt))!.Value;
    }
}
