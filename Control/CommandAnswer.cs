namespace Evolution.Control;

/// <summary>The result of a resource's command.</summary>
/// <param name="Message">A message about the outcome, if any.</param>
/// <param name="Result">The data that it returned, such as JSON, if any.</param>
public sealed record CommandAnswer(string? Message, string? Result);
