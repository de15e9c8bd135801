namespace Evolution.ApiContracts.Rules;

/// <summary>A kind of change that breaks somebody who was there before.</summary>
/// <param name="Id">Its name, in <c>docs/api-rules.md</c> and in messages.</param>
/// <param name="Breaks">What must not happen.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record ApiRule(string Id, string Breaks, string Instead);
