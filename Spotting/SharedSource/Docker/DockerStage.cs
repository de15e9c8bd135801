namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>A stage in a Dockerfile.</summary>
/// <param name="index">The number, starting at 0.</param>
/// <param name="name">The name, or else the number.</param>
/// <param name="baseName">The image or earlier stage on which it is based.</param>
/// <param name="line">The line of the FROM instruction.</param>
sealed class DockerStage(int index, string name, string baseName, int line)
{
    public int Index => index;

    public string Name => name;

    public string Base => baseName;

    public int Line => line;

    public List<DockerInstruction> Instructions { get; } = [];

    /// <summary>The paths in the container with their source paths, the last copied first.</summary>
    public List<(string ContainerPath, string Source)> CopiedPaths { get; } = [];

    public DockerVariables? Variables { get; set; }

    public string WorkDir { get; set; } = "/";

    /// <summary>Maps a path in the container to its source path; null if the path is not copied from the context.</summary>
    public string? GetSourcePath(string containerPath) => CopiedPaths
        .Where(copied => copied.ContainerPath == "/" || containerPath == copied.ContainerPath || containerPath.StartsWith(copied.ContainerPath + "/", StringComparison.Ordinal))
        .OrderByDescending(copied => copied.ContainerPath.Length)
        .Select(copied => Paths.Join(copied.Source, containerPath[copied.ContainerPath.TrimEnd('/').Length..].TrimStart('/')))
        .FirstOrDefault();

    /// <summary>Resolves a path in the container, relative to the working folder.</summary>
    public static string ResolvePath(string workDir, string path)
    {
        path = path.Replace('\\', '/');
        return "/" + (Paths.Join(path.StartsWith('/') ? "" : workDir.Trim('/'), path.TrimStart('/')) ?? "");
    }
}
