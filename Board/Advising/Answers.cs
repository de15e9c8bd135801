using System.Globalization;
using Evolution.Lab.Advising;

namespace Evolution.Board.Advising;

/// <summary>The answers to the formula's questions, from the query of the page's address, with the names and values of <c>evo advise</c>.</summary>
/// <param name="Situation">The answers. Unanswered questions have the values of <see cref="Usual"/>.</param>
/// <param name="Refusals">Messages about invalid answers.</param>
sealed record Answers(Situation Situation, IReadOnlyList<string> Refusals)
{
    /// <summary>The system of a small team, for which all conditions hold. The page starts with it.</summary>
    public static Situation Usual => new() { Team = 4, RequestsPerSecond = 300, DeploysPerDay = 2, OneServer = true, ScalesIndependently = false };

    /// <summary>Reads the answers, each of which may be missing.</summary>
    public static Answers Read(string? team, string? requests, string? deploys, string? oneServer, string? scale)
    {
        List<string> refusals = [];
        return new(new()
        {
            Team = Read(Questions.Team, team, refusals) ?? Usual.Team,
            RequestsPerSecond = Read(Questions.RequestsPerSecond, requests, refusals) ?? Usual.RequestsPerSecond,
            DeploysPerDay = Read(Questions.DeploysPerDay, deploys, refusals) ?? Usual.DeploysPerDay,
            OneServer = Read(Questions.OneServer, oneServer, refusals) ?? Usual.OneServer,
            ScalesIndependently = Read(Questions.ScaleIndependently, scale, refusals) ?? Usual.ScalesIndependently,
        }, refusals);
    }

    /// <summary>The address that shows the same advice again.</summary>
    public static string Address(Situation situation) => string.Create(CultureInfo.InvariantCulture,
        $"/advise?team={situation.Team}&rps={situation.RequestsPerSecond}&deploys-per-day={situation.DeploysPerDay}&one-server={(Answer)(situation.OneServer is true)}&scale-independently={(Answer)situation.ScalesIndependently}");

    static T? Read<T>(Question<T> question, string? text, List<string> refusals) where T : struct
    {
        if (text is null) return null;
        if (question.Read(text) is { } answer) return answer;
        refusals.Add($"{question.Text} The answer is {question.Wanted}, and not '{text}'.");
        return null;
    }
}
