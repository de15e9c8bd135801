namespace Evolution.Lab.Advising;

/// <summary>
/// The formula: a distributed monolith is enough while the team is smaller than 5, the load is below 1000 requests per second, there are
/// fewer than 5 deploys per day, one server handles the load, and no part needs to scale independently.
/// </summary>
public static class Formula
{
    /// <summary>The exclusive maximum of the team size.</summary>
    public const int TeamLimit = 5;

    /// <summary>The exclusive maximum of the load, in requests per second.</summary>
    public const int RequestsPerSecondLimit = 1000;

    /// <summary>The exclusive maximum of the number of deploys per day.</summary>
    public const int DeploysPerDayLimit = 5;

    /// <summary>Applies the formula.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="oneServer">Whether one server handles the load.</param>
    /// <returns>The five conditions, in the order of the formula.</returns>
    internal static IReadOnlyList<Condition> Apply(Situation situation, bool oneServer) =>
    [
        RequireBelow("team", situation.Team, TeamLimit),
        RequireBelow("requests-per-second", situation.RequestsPerSecond, RequestsPerSecondLimit),
        RequireBelow("deploys-per-day", situation.DeploysPerDay, DeploysPerDayLimit),
        RequireEqual("one-server", oneServer, true),
        RequireEqual("independent-scaling", situation.ScalesIndependently, false),
    ];

    static Condition RequireBelow(string id, double value, double limit) => new(id, value, limit, value < limit);

    static Condition RequireEqual(string id, bool value, bool required) => new(id, value, required, value == required);
}
