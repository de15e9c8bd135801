namespace Evolution.Lab.Load;

/// <summary>The evaluation of a response.</summary>
/// <param name="Outcome">Whether it is right.</param>
/// <param name="Order">The acknowledged order, if any.</param>
public readonly record struct Answer(Outcome Outcome, Guid? Order = null)
{
    public static readonly Answer Right = new(Outcome.Right);

    public static readonly Answer Wrong = new(Outcome.Wrong);

    public static Answer RightIf(bool right) => right ? Right : Wrong;
}
