namespace Evolution.Board.Comparing;

/// <summary>All that was kept of earlier runs.</summary>
/// <param name="Readable">Those that can be shown, the newest first.</param>
/// <param name="Unreadable">Those that cannot.</param>
public sealed record StoredRuns(IReadOnlyList<StoredRun> Readable, IReadOnlyList<UnreadableRun> Unreadable)
{
    /// <summary>The newest of a kind; null where there is none.</summary>
    public StoredRun? Newest(string? kind = null) => Readable.FirstOrDefault(run => kind is null || run.Settings.Kind == kind);
}
