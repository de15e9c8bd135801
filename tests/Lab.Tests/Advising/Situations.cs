using Evolution.Lab.Advising;

namespace Evolution.Lab.Tests.Advising;

/// <summary>Sample situations.</summary>
static class Situations
{
    /// <summary>A situation in which all conditions are met, with numbers just below their limits.</summary>
    public static Situation Enough => new() { Team = 4, RequestsPerSecond = 999, DeploysPerDay = 4, OneServer = true, ScalesIndependently = false };

    /// <summary>Returns a situation in which all conditions are met except one.</summary>
    public static Situation Violating(string condition) => condition switch
    {
        "team" => Enough with { Team = 5 },
        "requests-per-second" => Enough with { RequestsPerSecond = 1000 },
        "deploys-per-day" => Enough with { DeploysPerDay = 5 },
        "one-server" => Enough with { OneServer = false },
        "independent-scaling" => Enough with { ScalesIndependently = true },
        _ => throw new ArgumentException($"Unknown condition '{condition}'.", nameof(condition)),
    };
}
