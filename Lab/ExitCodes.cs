namespace Evolution.Lab;

/// <summary>What <c>evo</c>'s exit codes mean.</summary>
public static class ExitCodes
{
    /// <summary>It did what it was asked; for <c>evo run</c> also that Ctrl+C ended what was ready.</summary>
    public const int Success = 0;

    /// <summary>It failed, and said why.</summary>
    public const int Failure = 1;

    /// <summary>An argument is wrong; nothing was started.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C or SIGTERM came before it was done, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
