namespace Evolution.Lab;

/// <summary>The exit codes of <c>evo</c>.</summary>
public static class ExitCodes
{
    /// <summary>The command succeeded. Also the result of <c>evo run</c> if Ctrl+C stopped it after everything was ready.</summary>
    public const int Success = 0;

    /// <summary>The command failed and printed the reason.</summary>
    public const int Failure = 1;

    /// <summary>An argument is wrong; nothing was started.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C or SIGTERM interrupted the command before it was done. The value follows the shell convention 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
