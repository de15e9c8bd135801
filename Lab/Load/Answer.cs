namespace Evolution.Lab.Load;

/// <summary>What an answer came to.</summary>
/// <param name="Outcome">Whether it is right.</param>
/// <param name="Order">The order that it acknowledges, if it does.</param>
public readonly record struct Answer(Outcome Outcome, Guid? Order = null)
{
    public static readonly Answer Right = new(Outcome.Right);

    public static readonly Answer Wrong = new(Outcome.Wrong);

    public static Answer RightIf(bool right) => right ? Right : Wrong;
}
