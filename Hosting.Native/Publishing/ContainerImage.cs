namespace Evolution.Hosting.Native;

/// <summary>The image that a server runs from where there are containers.</summary>
/// <param name="Name">With registry and tag; the one that Aspire 13.5 takes.</param>
/// <param name="Port">Where it listens in its container.</param>
/// <param name="Environment">What it is told.</param>
sealed record ContainerImage(string Name, int Port, IReadOnlyDictionary<string, ReferenceExpression> Environment)
{
    /// <summary>The command instead of the image's own.</summary>
    public string[] Command { get; init; } = [];
}
