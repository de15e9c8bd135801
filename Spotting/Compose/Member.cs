namespace Evolution.Spotting.Compose;

/// <summary>A key of a mapping and its value.</summary>
sealed record Member(string Key, Place Place, Part Value);
