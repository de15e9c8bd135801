namespace Evolution.Lab.Advising;

/// <summary>The situation of a system and its team, to which the formula is applied.</summary>
public sealed record Situation
{
    /// <summary>The number of people who work on the system.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public required int Team
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Team), value, "A team has at least one member.");
    }

    /// <summary>The load in requests per second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a finite number.</exception>
    public required double RequestsPerSecond
    {
        get;
        init => field = ValidateRate(value, nameof(RequestsPerSecond));
    }

    /// <summary>The average number of deploys per day: 0.5 is every other day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a finite number.</exception>
    public required double DeploysPerDay
    {
        get;
        init => field = ValidateRate(value, nameof(DeploysPerDay));
    }

    /// <summary>Whether one server handles the whole load; null to derive it from measurements.</summary>
    public bool? OneServer { get; init; }

    /// <summary>Whether a part of the system must scale independently.</summary>
    public required bool ScalesIndependently { get; init; }

    static double ValidateRate(double value, string name) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A rate must be a finite number of at least 0.");
}
