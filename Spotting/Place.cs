namespace Evolution.Spotting;

/// <summary>A line of a file.</summary>
/// <param name="File">The file, relative to where the user pointed, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record Place(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
