namespace Evolution.Lab.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 127 where there is no such program, as shells count it.</param>
/// <param name="Lines">Its output and its errors, in the order in which they came.</param>
public sealed record SubprocessResult(int ExitCode, IReadOnlyList<string> Lines)
{
    public bool Succeeded => ExitCode is 0;

    public string Text => string.Join('\n', Lines);

    /// <summary>The last lines that say something.</summary>
    public IEnumerable<string> Tail(int count) => Lines.Where(line => line.Trim().Length > 0).TakeLast(count);
}
