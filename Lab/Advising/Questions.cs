using System.Globalization;

namespace Evolution.Lab.Advising;

/// <summary>What the formula asks.</summary>
public static class Questions
{
    // More than the largest systems there are, so that a slip of the keyboard is seen.
    const int MaxAnswer = 1_000_000_000;
    const string Rate = "a number from 0 to a billion, such as 300 or 0.5";

    public static readonly Question<int> Team = new("--team", "N", "How many people work on it?", "a whole number of people from 1 to a billion", ReadTeam);
    public static readonly Question<double> RequestsPerSecond = new("--rps", "N", "How many requests per second must it bear?", Rate, ReadRate);
    public static readonly Question<double> DeploysPerDay = new("--deploys-per-day", "N", "How many deploys are there a day? 0.5 is every other day.", Rate, ReadRate);
    public static readonly Question<bool> OneServer = new("--one-server", "yes|no", "Does one server handle all of it?", "yes or no", ReadYesOrNo);
    public static readonly Question<bool> ScaleIndependently = new("--scale-independently", "yes|no", "Must a part of it scale without the others?", "yes or no", ReadYesOrNo);

    static int? ReadTeam(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people is >= 1 and <= MaxAnswer ? people : null;

    static double? ReadRate(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= MaxAnswer ? rate : null;

    static bool? ReadYesOrNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "y" => true,
        "no" or "n" => false,
        _ => null,
    };
}
