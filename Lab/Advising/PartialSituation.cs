namespace Evolution.Lab.Advising;

/// <summary>A situation in which values may be missing.</summary>
public sealed record PartialSituation(int? Team, double? RequestsPerSecond, double? DeploysPerDay, bool? OneServer, bool? ScalesIndependently)
{
    /// <summary>Returns the missing options with their value formats.</summary>
    /// <param name="capacity">The measured capacity of one server, if any.</param>
    public IEnumerable<string> GetMissingOptions(MeasuredCapacity? capacity)
    {
        if (Team is null) yield return Questions.Team.Usage;
        if (RequestsPerSecond is null) yield return Questions.RequestsPerSecond.Usage;
        if (DeploysPerDay is null) yield return Questions.DeploysPerDay.Usage;
        if (OneServer is null && !IsAnsweredBy(capacity)) yield return Questions.OneServer.Usage;
        if (ScalesIndependently is null) yield return Questions.ScaleIndependently.Usage;
    }

    // While the load is missing, assume that the measurement answers the question.
    bool IsAnsweredBy(MeasuredCapacity? capacity) => capacity is not null && (RequestsPerSecond is not { } rate || capacity.CanHandle(rate) is not null);
}
