namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>A file or folder in the build context that a Dockerfile copies.</summary>
/// <param name="Path">The file or folder, which might not exist.</param>
/// <param name="Location">The instruction.</param>
sealed record DockerCopy(string Path, SourceLocation Location);
