namespace Evolution.Lab.Advising;

/// <summary>A situation as far as it is known.</summary>
public sealed record OpenSituation(int? Team, double? RequestsPerSecond, double? DeploysPerDay, bool? OneServer, bool? ScalesIndependently)
{
    /// <summary>The options that are missing, as they are written.</summary>
    /// <param name="capacity">What was measured of one server.</param>
    public IEnumerable<string> Missing(MeasuredCapacity? capacity)
    {
        if (Team is null) yield return Questions.Team.Usage;
        if (RequestsPerSecond is null) yield return Questions.RequestsPerSecond.Usage;
        if (DeploysPerDay is null) yield return Questions.DeploysPerDay.Usage;
        if (OneServer is null && !IsMeasured(capacity)) yield return Questions.OneServer.Usage;
        if (ScalesIndependently is null) yield return Questions.ScaleIndependently.Usage;
    }

    // Without a load nobody knows yet whether the measurement answers it.
    bool IsMeasured(MeasuredCapacity? capacity) => capacity is not null && (RequestsPerSecond is not { } rate || capacity.Handles(rate) is not null);
}
