using System.Globalization;
using Evolution.Lab.Advising;

namespace Evolution.Board.Advising;

/// <summary>The answers to the questions, parsed from the query string of the page's address. Names and values are those of <c>evo advise</c>.</summary>
/// <param name="Situation">The answers. Unanswered questions have the values of <see cref="Default"/>.</param>
/// <param name="Errors">Messages about invalid answers.</param>
sealed record Answers(Situation Situation, IReadOnlyList<string> Errors)
{
    /// <summary>The system of a small team, for which all conditions are met. It is the initial state of the page.</summary>
    public static Situation Default => new() { Team = 4, RequestsPerSecond = 300, DeploysPerDay = 2, OneServer = true, ScalesIndependently = false };

    /// <summary>Parses the answers. Each can be null.</summary>
    public static Answers Parse(string? team, string? requests, string? deploys, string? oneServer, string? scale)
    {
        List<string> errors = [];
        return new(new()
        {
            Team = Parse(Questions.Team, team, errors) ?? Default.Team,
            RequestsPerSecond = Parse(Questions.RequestsPerSecond, requests, errors) ?? Default.RequestsPerSecond,
            DeploysPerDay = Parse(Questions.DeploysPerDay, deploys, errors) ?? Default.DeploysPerDay,
            OneServer = Parse(Questions.OneServer, oneServer, errors) ?? Default.OneServer,
            ScalesIndependently = Parse(Questions.ScaleIndependently, scale, errors) ?? Default.ScalesIndependently,
        }, errors);
    }

    /// <summary>Returns the address of the page for a situation.</summary>
    public static string GetAddress(Situation situation) => string.Create(CultureInfo.InvariantCulture,
        $"/advise?team={situation.Team}&rps={situation.RequestsPerSecond}&deploys-per-day={situation.DeploysPerDay}&one-server={(ConditionValue)(situation.OneServer is true)}&scale-independently={(ConditionValue)situation.ScalesIndependently}");

    static T? Parse<T>(Question<T> question, string? text, List<string> errors) where T : struct
    {
        if (text is null) return null;
        if (question.Parse(text) is { } answer) return answer;
        errors.Add($"{question.Text} Expected {question.Expected}, but got '{text}'.");
        return null;
    }
}
