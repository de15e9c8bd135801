namespace Evolution.ApiContracts.Rules;

/// <summary>A change that breaks a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Route">The route, such as <c>GET /orders</c>, or the message that has changed.</param>
/// <param name="What">The description of the change.</param>
public sealed record ApiChange(ApiRule Rule, string Route, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule.Id}: {Route}: {What}. Instead: {Rule.Instead}";
}
