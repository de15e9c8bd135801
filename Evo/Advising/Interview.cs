using Evolution.Lab.Advising;
using Spectre.Console;

namespace Evolution.Evo.Advising;

/// <summary>Asks for what is not told.</summary>
/// <param name="terminal">Where to ask; null where nobody is there who could answer.</param>
sealed class Interview(IAnsiConsole? terminal)
{
    /// <summary>The terminal of this program. Questions go to standard error, so that JSON can go to a file meanwhile.</summary>
    public static IAnsiConsole? Terminal()
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected) return null;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Capabilities.Interactive ? console : null;
    }

    /// <summary>Completes a situation. Whether one server handles it is not asked where a measurement answers it.</summary>
    /// <exception cref="LabException">Something is missing, and there is no terminal; says what.</exception>
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
