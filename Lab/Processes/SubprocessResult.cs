namespace Evolution.Lab.Processes;

/// <summary>The result of a program that ran to completion.</summary>
/// <param name="ExitCode">Its exit code; 127 if the program does not exist, as in shells.</param>
/// <param name="Lines">Its standard output and standard error, in the order in which the lines arrived.</param>
public sealed record SubprocessResult(int ExitCode, IReadOnlyList<string> Lines)
{
    public bool Succeeded => ExitCode is 0;

    public string Text => string.Join('\n', Lines);

    /// <summary>Returns the last non-blank lines.</summary>
    public IEnumerable<string> Tail(int count) => Lines.Where(line => line.Trim().Length > 0).TakeLast(count);
}
