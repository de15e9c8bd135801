namespace Evolution.Lab.Advising;

/// <summary>
/// The formula: a distributed monolith is enough while the team is smaller than 5, the load is below 1000 requests per second, there are
/// fewer than 5 deploys per day, one server handles the load, and no part needs to scale independently.
/// </summary>
public static class Formula
{
    /// <summary>The team must be smaller than this.</summary>
    public const int TeamLimit = 5;

    /// <summary>The load must be below this, in requests per second.</summary>
    public const int RequestsPerSecondLimit = 1000;

    /// <summary>The number of deploys per day must be below this.</summary>
    public const int DeploysPerDayLimit = 5;

    /// <summary>Applies the formula.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="oneServer">Whether one server handles the load.</param>
    /// <returns>The five conditions, in the order of the formula.</returns>
    internal static IReadOnlyList<Condition> Apply(Situation situation, bool oneServer) =>
    [
        Below("team", situation.Team, TeamLimit),
        Below("requests-per-second", situation.RequestsPerSecond, RequestsPerSecondLimit),
        Below("deploys-per-day", situation.DeploysPerDay, DeploysPerDayLimit),
        Is("one-server", oneServer, true),
        Is("independent-scaling", situation.ScalesIndependently, false),
    ];

    static Condition Below(string id, double value, double limit) => new(id, value, limit, value < limit);

    static Condition Is(string id, bool value, bool limit) => new(id, value, limit, value == limit);
}
