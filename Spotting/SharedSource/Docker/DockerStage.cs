namespace Evolution.Spotting.SharedSource.Docker;

/// <summary>A stage of a Dockerfile.</summary>
/// <param name="index">Its number, from 0.</param>
/// <param name="name">Its name; its number where it has none.</param>
/// <param name="origin">What it starts from, an image or an earlier stage.</param>
/// <param name="line">The line of its FROM.</param>
sealed class DockerStage(int index, string name, string origin, int line)
{
    public int Index => index;

    public string Name => name;

    public string Base => origin;

    public int Line => line;

    public List<DockerInstruction> Instructions { get; } = [];

    /// <summary>Which folders of the container come from which paths of the source, the last first.</summary>
    public List<(string Inside, string Source)> Layout { get; } = [];

    public DockerVariables? Variables { get; set; }

    public string WorkDir { get; set; } = "/";

    /// <summary>The source path of a path in the container; null where it comes from elsewhere.</summary>
    public string? SourceOf(string inside) => Layout
        .Where(known => known.Inside == "/" || inside == known.Inside || inside.StartsWith(known.Inside + "/", StringComparison.Ordinal))
        .OrderByDescending(known => known.Inside.Length)
        .Select(known => Paths.Join(known.Source, inside[known.Inside.TrimEnd('/').Length..].TrimStart('/')))
        .FirstOrDefault();

    /// <summary>A path in the container, from the working folder.</summary>
    public static string Inside(string workDir, string path)
    {
        path = path.Replace('\\', '/');
        return "/" + (Paths.Join(path.StartsWith('/') ? "" : workDir.Trim('/'), path.TrimStart('/')) ?? "");
    }
}
