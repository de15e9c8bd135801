namespace Evolution.Lab.Results;

/// <summary>What became of orders whose processing was killed at each of its steps.</summary>
/// <param name="Name">The experiment.</param>
/// <param name="Question">The question that it answers.</param>
/// <param name="Done">What was done.</param>
public sealed record CrashResult(string Name, string Question, string Done)
{
    /// <summary>Why it could not be done or finished.</summary>
    public string? Error { get; init; }

    /// <summary>Each step, in the order of the flow.</summary>
    public IReadOnlyList<CrashStep> Steps { get; init; } = [];

    /// <summary>How long after the last crash the second look was, in seconds.</summary>
    public double? LaterSeconds { get; init; }
}
