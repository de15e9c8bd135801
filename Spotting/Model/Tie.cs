namespace Evolution.Spotting.Model;

/// <summary>A workload's naming of another one.</summary>
/// <param name="Target">The other's name in the file.</param>
/// <param name="Kind">How.</param>
/// <param name="Place">Where.</param>
public sealed record Tie(string Target, TieKind Kind, Place Place)
{
    /// <summary>The setting that carries it; null where it stands by itself.</summary>
    public string? Setting { get; init; }
}
