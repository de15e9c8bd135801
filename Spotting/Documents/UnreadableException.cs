namespace Evolution.Spotting.Documents;

/// <summary>A file or a part of it cannot be read, or is rejected.</summary>
/// <param name="place">Where the problem is.</param>
/// <param name="reason">The reason, in words for a user.</param>
public sealed class UnreadableException(Place place, string reason) : Exception($"{place}: {reason}")
{
    /// <summary>Where the problem is.</summary>
    public Place Place => place;

    /// <summary>The reason.</summary>
    public string Reason => reason;
}
