namespace Evolution.Spotting.Compose;

/// <summary>What a Compose file defines and takes in.</summary>
/// <param name="Services">Its own services.</param>
/// <param name="Includes">The files that it includes.</param>
/// <param name="Extends">The files whose services it extends.</param>
sealed record FileReferences(IReadOnlyList<string> Services, IReadOnlyList<string> Includes, IReadOnlyList<string> Extends);
