namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>A file or folder of the context that a Dockerfile copies.</summary>
/// <param name="Path">The file or folder, which might not exist.</param>
/// <param name="Place">The instruction.</param>
sealed record DockerCopy(string Path, Place Place);
