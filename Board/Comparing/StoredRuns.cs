namespace Evolution.Board.Comparing;

/// <summary>The runs in the results folder.</summary>
/// <param name="Readable">The runs that can be shown, newest first.</param>
/// <param name="Unreadable">The runs that cannot be shown.</param>
public sealed record StoredRuns(IReadOnlyList<StoredRun> Readable, IReadOnlyList<UnreadableRun> Unreadable)
{
    /// <summary>Returns the newest run of a kind, or of any kind; null if there is none.</summary>
    public StoredRun? Newest(string? kind = null) => Readable.FirstOrDefault(run => kind is null || run.Settings.Kind == kind);
}
