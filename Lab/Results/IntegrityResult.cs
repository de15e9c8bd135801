namespace Evolution.Lab.Results;

/// <summary>Whether the books were right: every acknowledged order at its end, stock and charges in agreement with the orders, no message left over.</summary>
/// <param name="Acknowledged">How many orders the shop had acknowledged to this load.</param>
/// <param name="Orders">How many orders there were altogether.</param>
/// <param name="Confirmed">How many of them were confirmed.</param>
/// <param name="SettledAfter">Seconds from the end of the load until no order was open and no message on its way; null where that did not happen in time.</param>
/// <param name="Violations">What was not right.</param>
public sealed record IntegrityResult(int Acknowledged, int Orders, int Confirmed, double? SettledAfter, IReadOnlyList<string> Violations)
{
    /// <summary>Whether nothing was wrong.</summary>
    public bool IsRight => Violations is [];
}
