namespace Evolution.Spotting.Model;

/// <summary>The source that a workload is built from.</summary>
/// <param name="Context">The folder, relative to the examined folder, which is <c>.</c> itself; null if it is elsewhere, such as in a Git repository.</param>
public sealed record BuildSource(string? Context)
{
    /// <summary>The Dockerfile, relative to the examined folder; null if there is none, or it is inline.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The stage of the Dockerfile; null for the last stage.</summary>
    public string? Target { get; init; }

    /// <summary>The project file or folder, relative to the examined folder, of a workload that is built from a project (Aspire); null otherwise.</summary>
    public string? Project { get; init; }

    /// <summary>Build arguments.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Additional contexts, relative to the examined folder.</summary>
    public IReadOnlyList<string> MoreContexts { get; init; } = [];
}
