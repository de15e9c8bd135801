namespace Evolution.ApiContracts.Rules;

/// <summary>A kind of change that breaks existing clients.</summary>
/// <param name="Id">The name of the rule in <c>docs/api-rules.md</c> and in error messages.</param>
/// <param name="Description">The breaking change.</param>
/// <param name="Alternative">The compatible change to make instead.</param>
public sealed record ApiRule(string Id, string Description, string Alternative);
