namespace Evolution.Lab.Load;

/// <summary>The evaluation of a response.</summary>
/// <param name="Outcome">The outcome of the request.</param>
/// <param name="OrderId">The ID of the acknowledged order, if any.</param>
public readonly record struct ResponseEvaluation(RequestOutcome Outcome, Guid? OrderId = null)
{
    public static readonly ResponseEvaluation Correct = new(RequestOutcome.Correct);

    public static readonly ResponseEvaluation Incorrect = new(RequestOutcome.Incorrect);

    public static ResponseEvaluation CorrectIf(bool condition) => condition ? Correct : Incorrect;
}
