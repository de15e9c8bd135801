namespace Evolution.Control;

/// <summary>The result of a resource's command.</summary>
/// <param name="Message">The message about the outcome, if any.</param>
/// <param name="Result">The data that the command returned, such as JSON, if any.</param>
public sealed record CommandResponse(string? Message, string? Result);
