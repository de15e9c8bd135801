namespace Evolution.Spotting.Documents;

/// <summary>A file, or a part of it, cannot be read or is rejected.</summary>
/// <param name="location">The location of the problem.</param>
/// <param name="reason">The reason, in words for users.</param>
public sealed class UnreadableFileException(SourceLocation location, string reason) : Exception($"{location}: {reason}")
{
    /// <summary>The location of the problem.</summary>
    public SourceLocation Location => location;

    /// <summary>The reason.</summary>
    public string Reason => reason;
}
