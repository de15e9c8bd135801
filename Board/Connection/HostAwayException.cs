namespace Evolution.Board.Connection;

/// <summary>The host cannot be asked now.</summary>
/// <param name="message">Why, and what happens next, for people.</param>
/// <param name="cause">What went wrong.</param>
sealed class HostAwayException(string message, Exception? cause = null) : Exception(message, cause);
