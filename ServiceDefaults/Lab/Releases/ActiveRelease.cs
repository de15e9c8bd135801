namespace Evolution.ServiceDefaults.Lab.Releases;

/// <summary>The contract version that a service uses.</summary>
/// <param name="Release">1 or 2.</param>
sealed record ActiveRelease(int Release);
