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

/// <summary>One order whose processing was killed at one step.</summary>
/// <param name="Service">The service that was killed.</param>
/// <param name="Point">The step, as the service names it.</param>
/// <param name="Step">The same in words.</param>
/// <param name="Answer">The answer to the customer: a status, or that the connection was lost.</param>
/// <param name="RightAfter">What was stored when the service was up again, such as <c>pending, stock taken, not charged</c>.</param>
/// <param name="HalfDoneRightAfter">Whether that is neither all of an order nor nothing of it.</param>
/// <param name="Later">What was stored at the second look; null before it.</param>
/// <param name="HalfDoneLater">Whether that is still half done; null before the second look.</param>
public sealed record CrashStep(string Service, string Point, string Step, string Answer, string RightAfter, bool HalfDoneRightAfter, string? Later, bool? HalfDoneLater);
