namespace Evolution.Spotting.Model;

/// <summary>What a workload is built from.</summary>
/// <param name="Context">The folder, relative to where the user pointed; <c>.</c> is that folder; null where it lies elsewhere, such as in a Git repository.</param>
public sealed record BuildSource(string? Context)
{
    /// <summary>The Dockerfile, relative to where the user pointed; null where there is none, or it stands inline.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The stage of the Dockerfile; null for its last.</summary>
    public string? Target { get; init; }

    /// <summary>The project file or folder, relative to where the user pointed, where it is a project (Aspire); null otherwise.</summary>
    public string? Project { get; init; }

    /// <summary>Build arguments.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Additional contexts, relative to where the user pointed.</summary>
    public IReadOnlyList<string> MoreContexts { get; init; } = [];
}
