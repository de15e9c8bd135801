namespace Evolution.Evo.Pipelines;

/// <summary>One step of a pipeline: a command of this repository, run in its root.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
sealed record PipelineStep(string Name, string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>When it is run.</summary>
    public PipelineStage Stage { get; init; } = PipelineStage.Verify;

    /// <summary>The environment variables that it needs beside those that there are.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>As it would be typed.</summary>
    public string Command => string.Join(' ', [.. Environment.Select(variable => $"{variable.Key}={variable.Value}"), Program, .. Arguments]);
}

/// <summary>How far a pipeline goes.</summary>
enum PipelineStage
{
    /// <summary>Builds, tests and asks whether it may go out.</summary>
    Verify,

    /// <summary>Also publishes its image or package.</summary>
    Publish,

    /// <summary>Also deploys its unit.</summary>
    Deploy,
}
