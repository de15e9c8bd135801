namespace Evolution.ApiContracts.Rules;

/// <summary>A change that breaks a rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Route">Where: a route, such as <c>GET /orders</c>, or a message.</param>
/// <param name="What">What has changed, in words.</param>
public sealed record ApiChange(ApiRule Rule, string Route, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule.Id}: {Route}: {What}. Instead: {Rule.Instead}";
}
