namespace Evolution.Evo.Testing;

/// <summary>A failed test or a failed cleanup after tests.</summary>
/// <param name="Name">The full name of the test.</param>
/// <param name="Message">The failure message.</param>
/// <param name="StackTrace">The stack trace of the failure.</param>
sealed record FailedTest(string Name, string Message, string StackTrace);
