using Evolution.Lab.Advising;
using Spectre.Console;

namespace Evolution.Evo.Advising;

/// <summary>Asks the user for the answers that the command line does not contain.</summary>
/// <param name="terminal">The terminal to ask on; null if the program does not run interactively.</param>
sealed class Interview(IAnsiConsole? terminal)
{
    /// <summary>Returns the terminal of this program, or null if it is not interactive. Questions are written to standard error, so that JSON on standard output can be redirected to a file.</summary>
    public static IAnsiConsole? Terminal()
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected) return null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Capabilities.Interactive ? console : null;
    }

    /// <summary>Asks for the missing parts of a situation. It does not ask whether one server handles the load if a measurement shows that.</summary>
    /// <exception cref="LabException">Answers are missing, and there is no terminal. The message lists them.</exception>
    public async Task<Situation> CompleteAsync(OpenSituation told, MeasuredCapacity? capacity)
    {
        if (terminal is null && told.Missing(capacity).ToArray() is [_, ..] missing)
            throw new LabException($"There is no terminal to ask at, and this is missing: {string.Join(", ", missing)}.", ExitCodes.Usage);

        var team = told.Team ?? await AskAsync(Questions.Team);
        var requests = told.RequestsPerSecond ?? await AskAsync(Questions.RequestsPerSecond);
        var deploys = told.DeploysPerDay ?? await AskAsync(Questions.DeploysPerDay);
        var oneServer = told.OneServer ?? (capacity?.Handles(requests) is null ? await AskAsync(Questions.OneServer) : null);
        return new()
        {
            Team = team,
            RequestsPerSecond = requests,
            DeploysPerDay = deploys,
            OneServer = oneServer,
            ScalesIndependently = told.ScalesIndependently ?? await AskAsync(Questions.ScaleIndependently),
        };
    }

    async Task<T> AskAsync<T>(Question<T> question) where T : struct
    {
        var prompt = new TextPrompt<string>(Markup.Escape($"{question.Text} [{question.Shape}]"))
            .Validate(text => question.Read(text) is null ? ValidationResult.Error(Markup.Escape(question.Refusal(text))) : ValidationResult.Success());
        return question.Read(await terminal!.PromptAsync(prompt))!.Value;
    }
}
