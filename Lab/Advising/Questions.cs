using System.Globalization;

namespace Evolution.Lab.Advising;

/// <summary>The questions about a situation.</summary>
public static class Questions
{
    // Far above any real system, to catch typing errors.
    const int MaxValue = 1_000_000_000;
    const string Rate = "a number from 0 to a billion, such as 300 or 0.5";

    public static readonly Question<int> Team = new("--team", "N", "How many people work on it?", "a whole number of people from 1 to a billion", ReadTeam);
    public static readonly Question<double> RequestsPerSecond = new("--rps", "N", "How many requests per second must it handle?", Rate, ReadRate);
    public static readonly Question<double> DeploysPerDay = new("--deploys-per-day", "N", "How many deploys are there per day? 0.5 is every other day.", Rate, ReadRate);
    public static readonly Question<bool> OneServer = new("--one-server", "yes|no", "Does one server handle the whole load?", "yes or no", ReadYesOrNo);
    public static readonly Question<bool> ScaleIndependently = new("--scale-independently", "yes|no", "Must a part of it scale independently?", "yes or no", ReadYesOrNo);

    static int? ReadTeam(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people is >= 1 and <= MaxValue ? people : null;

    static double? ReadRate(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= MaxValue ? rate : null;

    static bool? ReadYesOrNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "y" => true,
        "no" or "n" => false,
        _ => null,
    };
}
