namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>A command that a Dockerfile runs, or that its image runs.</summary>
/// <param name="Words">The command.</param>
/// <param name="WorkDir">The working folder in the container.</param>
/// <param name="Stage">The stage.</param>
/// <param name="IsEntry">Whether the image runs it.</param>
/// <param name="Place">The instruction.</param>
sealed record DockerCommand(IReadOnlyList<string> Words, string WorkDir, DockerStage Stage, bool IsEntry, Place Place)
{
    /// <summary>Maps a path that the command names to its source path; null if it comes from elsewhere.</summary>
    public string? SourceOf(string path) => Stage.SourceOf(DockerStage.Inside(WorkDir, path));
}
