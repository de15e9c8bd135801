namespace Evolution.Spotting;

/// <summary>The input cannot be examined. The message says why, for people.</summary>
/// <param name="message">What is wrong with it, and what to do.</param>
public sealed class SpottingException(string message) : Exception(message);
