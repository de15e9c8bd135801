namespace Evolution.Lab.Results;

/// <summary>The orders whose processing was killed, one for each step.</summary>
/// <param name="Name">The name of the experiment.</param>
/// <param name="Question">The question that the measurement answers.</param>
/// <param name="Procedure">What the experiment did, in one sentence.</param>
public sealed record CrashResult(string Name, string Question, string Procedure)
{
    /// <summary>The error that prevented or aborted the experiment.</summary>
    public string? Error { get; init; }

    /// <summary>The steps, in processing order.</summary>
    public IReadOnlyList<CrashStep> Steps { get; init; } = [];

    /// <summary>The time from the last crash to the second check, in seconds.</summary>
    public double? LaterSeconds { get; init; }
}

/// <summary>An order whose processing was killed at one step.</summary>
/// <param name="Service">The service that was killed.</param>
/// <param name="Point">The name of the step in the service.</param>
/// <param name="Step">The step, in words.</param>
/// <param name="Response">The response to the customer: a status, or that the connection was lost.</param>
/// <param name="StateRightAfter">What was stored after the service had restarted, such as <c>pending, stock taken, not charged</c>.</param>
/// <param name="IsInconsistentRightAfter">Whether the order was partially processed at that time.</param>
/// <param name="StateLater">What was stored at the second check; null before it.</param>
/// <param name="IsInconsistentLater">Whether the order was partially processed at the second check; null before it.</param>
public sealed record CrashStep(string Service, string Point, string Step, string Response, string StateRightAfter, bool IsInconsistentRightAfter, string? StateLater, bool? IsInconsistentLater);
