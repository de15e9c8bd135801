namespace Evolution.Lab.Advising;

/// <summary>
/// The formula: a distributed monolith is enough while the team is smaller than 5, the load below 1000 requests a second, there are
/// fewer than 5 deploys a day, one server handles it, and nothing needs to scale by itself.
/// </summary>
public static class Formula
{
    /// <summary>The team is smaller than this many people.</summary>
    public const int Team = 5;

    /// <summary>The load is below this many requests per second.</summary>
    public const int RequestsPerSecond = 1000;

    /// <summary>There are fewer deploys a day than this.</summary>
    public const int DeploysPerDay = 5;

    /// <summary>Applies it.</summary>
    /// <param name="situation">To what.</param>
    /// <param name="oneServer">Whether one server handles it.</param>
    /// <returns>Its five conditions, in its order.</returns>
    internal static IReadOnlyList<Condition> Apply(Situation situation, bool oneServer) =>
    [
        Below("team", situation.Team, Team),
        Below("requests-per-second", situation.RequestsPerSecond, RequestsPerSecond),
        Below("deploys-per-day", situation.DeploysPerDay, DeploysPerDay),
        Is("one-server", oneServer, true),
        Is("independent-scaling", situation.ScalesIndependently, false),
    ];

    static Condition Below(string id, double value, double limit) => new(id, value, limit, value < limit);

    static Condition Is(string id, bool value, bool limit) => new(id, value, limit, value == limit);
}
