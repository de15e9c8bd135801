namespace Evolution.Evo.Pipelines;

/// <summary>A step of a pipeline: a command that runs in the root of the repository.</summary>
/// <param name="Name">The name of the step.</param>
/// <param name="Program">The program to run.</param>
/// <param name="Arguments">The arguments of the program.</param>
sealed record PipelineStep(string Name, string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>The first stage in which the step runs.</summary>
    public PipelineStage Stage { get; init; } = PipelineStage.Verify;

    /// <summary>The environment variables that the step needs in addition to the inherited ones.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The command line of the step, including its environment variables.</summary>
    public string Command => string.Join(' ', [.. Environment.Select(variable => $"{variable.Key}={variable.Value}"), Program, .. Arguments]);
}

/// <summary>The last stage that a pipeline runs.</summary>
enum PipelineStage
{
    /// <summary>Builds, tests and checks whether the unit can be deployed.</summary>
    Verify,

    /// <summary>Also publishes the unit's image or package.</summary>
    Publish,

    /// <summary>Also deploys the unit.</summary>
    Deploy,
}
