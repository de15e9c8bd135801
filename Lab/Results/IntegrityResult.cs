namespace Evolution.Lab.Results;

/// <summary>The result of an integrity check: every acknowledged order is completed, stock and charges agree with the orders, and no message is left over.</summary>
/// <param name="Acknowledged">The number of orders that the shop acknowledged to this load.</param>
/// <param name="Orders">The total number of orders.</param>
/// <param name="Confirmed">The number of confirmed orders.</param>
/// <param name="SettledAfter">The time in seconds from the end of the load until no order or message was in progress; null if a timeout expired before that.</param>
/// <param name="Violations">The violations, as readable sentences.</param>
public sealed record IntegrityResult(int Acknowledged, int Orders, int Confirmed, double? SettledAfter, IReadOnlyList<string> Violations)
{
    /// <summary>Whether there are no violations.</summary>
    public bool IsRight => Violations is [];
}
