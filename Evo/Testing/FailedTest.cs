namespace Evolution.Evo.Testing;

/// <summary>A test, or the clean-up after tests, that failed.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Message">What it says is wrong.</param>
/// <param name="StackTrace">Where.</param>
sealed record FailedTest(string Name, string Message, string StackTrace);
