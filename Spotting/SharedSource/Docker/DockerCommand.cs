namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>A command that a Dockerfile or its image runs.</summary>
/// <param name="Words">The words of the command.</param>
/// <param name="WorkDir">The working folder in the container.</param>
/// <param name="Stage">The stage.</param>
/// <param name="IsEntry">Whether it is the entry point or command of the image.</param>
/// <param name="Location">The instruction.</param>
sealed record DockerCommand(IReadOnlyList<string> Words, string WorkDir, DockerStage Stage, bool IsEntry, SourceLocation Location)
{
    /// <summary>Maps a path in the command to its source path; null if the path is not copied from the context.</summary>
    public string? GetSourcePath(string path) => Stage.GetSourcePath(DockerStage.ResolvePath(WorkDir, path));
}
