namespace Evolution.ApiContracts.Rules;

/// <summary>A breaking change.</summary>
/// <param name="Rule">The rule that the change breaks.</param>
/// <param name="Route">The route, such as <c>GET /orders</c>, or the message that has changed.</param>
/// <param name="Description">The description of the change.</param>
public sealed record ApiChange(ApiRule Rule, string Route, string Description)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule.Id}: {Route}: {Description}. Instead: {Rule.Alternative}";
}
