namespace Evolution.Spotting.Model;

/// <summary>The source from which a workload is built.</summary>
/// <param name="Context">The build context, relative to the analyzed folder; <c>.</c> is that folder. Null if it is elsewhere, such as in a Git repository.</param>
public sealed record BuildSource(string? Context)
{
    /// <summary>The Dockerfile, relative to the analyzed folder; null if none is specified, or if it is inline or elsewhere. In Compose, a <c>Dockerfile</c> in the context need not be specified.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The stage of the Dockerfile; null for the last stage.</summary>
    public string? Target { get; init; }

    /// <summary>The project file or folder, relative to the analyzed folder, of a workload that is built from a project (Aspire); null otherwise.</summary>
    public string? Project { get; init; }

    /// <summary>The build arguments.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The additional build contexts, relative to the analyzed folder.</summary>
    public IReadOnlyList<string> AdditionalContexts { get; init; } = [];
}
