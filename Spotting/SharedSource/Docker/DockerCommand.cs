namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>A command that a Dockerfile runs, or that its image runs.</summary>
/// <param name="Words">The command.</param>
/// <param name="WorkDir">The container's folder that it runs in.</param>
/// <param name="Stage">The stage.</param>
/// <param name="IsEntry">Whether it is what the image runs.</param>
/// <param name="Place">The instruction.</param>
sealed record DockerCommand(IReadOnlyList<string> Words, string WorkDir, DockerStage Stage, bool IsEntry, Place Place)
{
    /// <summary>The source path of a path that the command names; null where it comes from elsewhere.</summary>
    public string? SourceOf(string path) => Stage.SourceOf(DockerStage.Inside(WorkDir, path));
}
