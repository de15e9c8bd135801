namespace Evolution.Spotting;

/// <summary>A line of a file.</summary>
/// <param name="File">The path of the file relative to the analyzed folder, with forward slashes.</param>
/// <param name="Line">The line number, starting at 1.</param>
public sealed record SourceLocation(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
