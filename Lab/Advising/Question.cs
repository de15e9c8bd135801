namespace Evolution.Lab.Advising;

/// <summary>One thing that the formula asks, by an option or at a prompt.</summary>
/// <param name="Option">The option that answers it.</param>
/// <param name="Shape">What the answer looks like.</param>
/// <param name="Text">The question for people.</param>
/// <param name="Wanted">What the answer is, in words: the end of a sentence that refuses another.</param>
/// <param name="Read">Reads an answer; null where it is none.</param>
public sealed record Question<T>(string Option, string Shape, string Text, string Wanted, Func<string, T?> Read) where T : struct
{
    public string Usage => $"{Option} {Shape}";

    public string Refusal(string answer) => $"{Option} is {Wanted}, and not '{answer}'.";
}
