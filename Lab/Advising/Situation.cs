namespace Evolution.Lab.Advising;

/// <summary>What the formula asks of a system and of those who build it.</summary>
public sealed record Situation
{
    /// <summary>How many people work on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is nobody.</exception>
    public required int Team
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Team), value, "A team is at least one.");
    }

    /// <summary>The load that it must bear, in requests per second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or no number.</exception>
    public required double RequestsPerSecond
    {
        get;
        init => field = Rate(value, nameof(RequestsPerSecond));
    }

    /// <summary>How often something of it is deployed a day, in the mean: 0.5 is every other day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or no number.</exception>
    public required double DeploysPerDay
    {
        get;
        init => field = Rate(value, nameof(DeploysPerDay));
    }

    /// <summary>Whether one server handles all of it; null where that is to follow from what was measured.</summary>
    public bool? OneServer { get; init; }

    /// <summary>Whether a part of it must scale without the others.</summary>
    public required bool ScalesIndependently { get; init; }

    static double Rate(double value, string name) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A rate is a number from 0.");
}
