namespace Evolution.Spotting.Compose;

/// <summary>Something that a service mounts.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">The path or the volume's name.</param>
/// <param name="Target">Where it is inside.</param>
/// <param name="At">Where that stands.</param>
sealed record Mount(MountKind Kind, string From, string Target, Part At);
