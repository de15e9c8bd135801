using System.Text;

namespace Evolution.Evo.Bench.Inputs;

/// <summary>A file of one megabyte as input for <c>evo spot</c>.</summary>
/// <param name="Name">The display name of the input.</param>
/// <param name="File">The file name.</param>
/// <param name="Text">The content of the file.</param>
sealed record LargeInput(string Name, string File, string Text)
{
    /// <summary>The length of an input in characters, which equals its length in bytes.</summary>
    public const int Length = 1_000_000;

    /// <summary>Creates an input that repeats a numbered piece until it has reached one megabyte.</summary>
    /// <param name="name">The display name of the input.</param>
    /// <param name="file">The file name.</param>
    /// <param name="head">The text before the pieces.</param>
    /// <param name="piece">Returns the piece for a number, which counts from 0.</param>
    /// <param name="tail">The text after the pieces.</param>
    public static LargeInput Of(string name, string file, string head, Func<int, string> piece, string tail = "")
    {
        var text = new StringBuilder(head, Length);
        for (var number = 0; piece(number) is var next && text.Length + next.Length + tail.Length <= Length; number++) text.Append(next);
        return new(name, file, text.Append(tail).ToString());
    }
}
