namespace Evolution.Lab;

/// <summary>An error whose message is shown to the user, without a stack trace.</summary>
/// <param name="message">The error and, if known, how to fix it.</param>
/// <param name="exitCode">The exit code of the command: 1 for a failure, <see cref="ExitCodes.Usage"/> for a wrong argument.</param>
/// <param name="cause">The underlying exception, if any.</param>
public sealed class LabException(string message, int exitCode = ExitCodes.Failure, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The exit code of the command.</summary>
    public int ExitCode => exitCode;
}
