namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>A stage of a Dockerfile.</summary>
/// <param name="index">The number, from 0.</param>
/// <param name="name">The name; the number if it has none.</param>
/// <param name="origin">The image or earlier stage that it is based on.</param>
/// <param name="line">The line of the FROM instruction.</param>
sealed class DockerStage(int index, string name, string origin, int line)
{
    public int Index => index;

    public string Name => name;

    public string Base => origin;

    public int Line => line;

    public List<DockerInstruction> Instructions { get; } = [];

    /// <summary>The folders of the container with the source paths that they come from, the last copied first.</summary>
    public List<(string Inside, string Source)> Layout { get; } = [];

    public DockerVariables? Variables { get; set; }

    public string WorkDir { get; set; } = "/";

    /// <summary>Maps a path in the container to its source path; null if it comes from elsewhere.</summary>
    public string? SourceOf(string inside) => Layout
        .Where(known => known.Inside == "/" || inside == known.Inside || inside.StartsWith(known.Inside + "/", StringComparison.Ordinal))
        .OrderByDescending(known => known.Inside.Length)
        .Select(known => Paths.Join(known.Source, inside[known.Inside.TrimEnd('/').Length..].TrimStart('/')))
        .FirstOrDefault();

    /// <summary>Resolves a path in the container, relative to the working folder.</summary>
    public static string Inside(string workDir, string path)
    {
        path = path.Replace('\\', '/');
        return "/" + (Paths.Join(path.StartsWith('/') ? "" : workDir.Trim('/'), path.TrimStart('/')) ?? "");
    }
}
