namespace Evolution.Lab.Load;

/// <summary>
/// Chooses the operations of a load like cards from a shuffled deck, which is shuffled again when it is used up: in random order, but each in
/// exact proportion to its share. Independent random choices would vary the shares between loads, and thus the mean over all requests.
/// </summary>
/// <param name="operations">The operations.</param>
/// <param name="choices">Makes the random choices.</param>
sealed class OperationDeck(IReadOnlyList<Operation> operations, LoadChoices choices)
{
    readonly Operation[] cards = [.. operations.SelectMany(operation => Enumerable.Repeat(operation, operation.Share))];
    int drawnCount;

    /// <summary>Draws the next operation.</summary>
    public Operation Draw()
    {
        if (drawnCount == cards.Length) drawnCount = 0;

        // One step of the Fisher-Yates shuffle (Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm P).
        var chosenIndex = drawnCount + choices.Next(cards.Length - drawnCount);
        (cards[drawnCount], cards[chosenIndex]) = (cards[chosenIndex], cards[drawnCount]);
        return cards[drawnCount++];
    }
}
