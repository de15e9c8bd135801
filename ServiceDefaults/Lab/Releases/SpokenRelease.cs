namespace Evolution.ServiceDefaults.Lab.Releases;

/// <summary>The release of the contracts that a service speaks.</summary>
/// <param name="Release">1 or 2.</param>
sealed record SpokenRelease(int Release);
