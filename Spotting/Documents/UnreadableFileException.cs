namespace Evolution.Spotting.Documents;

/// <summary>A file, or a part of it, cannot be read or is rejected.</summary>
/// <param name="place">The location of the problem.</param>
/// <param name="reason">The reason, in words for users.</param>
public sealed class UnreadableFileException(Place place, string reason) : Exception($"{place}: {reason}")
{
    /// <summary>The location of the problem.</summary>
    public Place Place => place;

    /// <summary>The reason.</summary>
    public string Reason => reason;
}
