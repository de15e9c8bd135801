namespace Evolution.Spotting;

/// <summary>The input cannot be analyzed. The message is written for users.</summary>
/// <param name="message">The problem with the input, and what to do.</param>
public sealed class SpottingException(string message) : Exception(message);
