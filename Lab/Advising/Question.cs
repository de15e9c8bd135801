namespace Evolution.Lab.Advising;

/// <summary>A question about the user's situation, answered through an option or at a prompt.</summary>
/// <param name="Option">The command-line option.</param>
/// <param name="Format">The format of the value, as shown in help.</param>
/// <param name="Text">The question at the prompt.</param>
/// <param name="Expected">The expected value, in words, for error messages.</param>
/// <param name="Parse">Parses a value; returns null if it is invalid.</param>
public sealed record Question<T>(string Option, string Format, string Text, string Expected, Func<string, T?> Parse) where T : struct
{
    public string Usage => $"{Option} {Format}";

    public string GetInvalidValueMessage(string value) => $"{Option} must be {Expected}, not '{value}'.";
}
