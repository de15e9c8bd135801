namespace Evolution.Board.Connection;

/// <summary>The host is not reachable now.</summary>
/// <param name="message">The reason and what happens next, as text for the user.</param>
/// <param name="cause">The exception that caused it.</param>
sealed class HostAwayException(string message, Exception? cause = null) : Exception(message, cause);
