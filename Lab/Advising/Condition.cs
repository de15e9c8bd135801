using System.Text.Json.Serialization;

namespace Evolution.Lab.Advising;

/// <summary>A condition of the formula, applied to a situation.</summary>
/// <param name="Id">The ID: <c>team</c>, <c>requests-per-second</c>, <c>deploys-per-day</c>, <c>one-server</c> or <c>independent-scaling</c>.</param>
/// <param name="Value">The value in the situation.</param>
/// <param name="Limit">The number that the value must stay below, or the required value.</param>
/// <param name="Holds">Whether the condition holds.</param>
public sealed record Condition(string Id, ConditionValue Value, ConditionValue Limit, bool Holds)
{
    /// <summary>The subject of the condition, for display.</summary>
    [JsonIgnore]
    public string Subject => Id switch
    {
        "team" => "people in the team",
        "requests-per-second" => "requests per second",
        "deploys-per-day" => "deploys per day",
        "one-server" => "one server handles it",
        _ => "needs independent scaling",
    };

    /// <summary>The limit, for display: <c>below 5</c>, or <c>yes</c>.</summary>
    [JsonIgnore]
    public string LimitText => Limit.Number is null ? $"{Limit}" : $"below {Limit}";
}
