namespace Evolution.Spotting.Documents;

/// <summary>A file or a part of it cannot be read, or is refused.</summary>
/// <param name="place">Where.</param>
/// <param name="reason">Why, in words for a user.</param>
public sealed class UnreadableException(Place place, string reason) : Exception($"{place}: {reason}")
{
    /// <summary>Where.</summary>
    public Place Place => place;

    /// <summary>Why.</summary>
    public string Reason => reason;
}
