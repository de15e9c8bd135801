using System.Text.Json.Serialization;

namespace Evolution.Lab.Advising;

/// <summary>A condition of the formula, applied to a situation.</summary>
/// <param name="Id">Which one: <c>team</c>, <c>requests-per-second</c>, <c>deploys-per-day</c>, <c>one-server</c> or <c>independent-scaling</c>.</param>
/// <param name="Value">How it is in the situation.</param>
/// <param name="Limit">A number that the value must stay below, or what it must be.</param>
/// <param name="Holds">Whether it does.</param>
public sealed record Condition(string Id, Answer Value, Answer Limit, bool Holds)
{
    /// <summary>What it is about, for people.</summary>
    [JsonIgnore]
    public string Subject => Id switch
    {
        "team" => "people in the team",
        "requests-per-second" => "requests a second",
        "deploys-per-day" => "deploys a day",
        "one-server" => "one server handles it",
        _ => "a part must scale by itself",
    };

    /// <summary>The limit for people: <c>below 5</c>, or <c>yes</c>.</summary>
    [JsonIgnore]
    public string LimitText => Limit.Number is null ? $"{Limit}" : $"below {Limit}";
}
