namespace Evolution.Board.Comparing;

/// <summary>The runs in the results folder.</summary>
/// <param name="Readable">The runs that can be shown, newest first.</param>
/// <param name="Unreadable">The runs that cannot be shown.</param>
public sealed record StoredRuns(IReadOnlyList<StoredRun> Readable, IReadOnlyList<UnreadableRun> Unreadable)
{
    /// <summary>Returns the newest run of the given kind, or of all runs if no kind is given; null if there is none.</summary>
    public StoredRun? FindNewest(string? kind = null) => Readable.FirstOrDefault(run => kind is null || run.Settings.Kind == kind);
}
