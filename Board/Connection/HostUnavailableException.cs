namespace Evolution.Board.Connection;

/// <summary>The host is not reachable.</summary>
/// <param name="message">The reason and what happens next, as user-facing text.</param>
/// <param name="innerException">The cause; null if there is none.</param>
sealed class HostUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
