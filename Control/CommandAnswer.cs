namespace Evolution.Control;

/// <summary>What a resource's command answered.</summary>
/// <param name="Message">What it says of how it went, if anything.</param>
/// <param name="Result">What it returned, such as JSON, if anything.</param>
public sealed record CommandAnswer(string? Message, string? Result);
