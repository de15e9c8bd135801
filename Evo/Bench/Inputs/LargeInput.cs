using System.Text;

namespace Evolution.Evo.Bench.Inputs;

/// <summary>A megabyte of something that <c>evo spot</c> reads.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="File">What the file is called.</param>
/// <param name="Text">What is in it.</param>
sealed record LargeInput(string Name, string File, string Text)
{
    /// <summary>How long each is, in characters, which are as many bytes.</summary>
    public const int Length = 1_000_000;

    /// <summary>The same piece again and again with its number, until a megabyte is full.</summary>
    /// <param name="name">What it is, for people.</param>
    /// <param name="file">What the file is called.</param>
    /// <param name="head">What stands before.</param>
    /// <param name="piece">The piece of a number, from 0.</param>
    /// <param name="tail">What stands behind.</param>
    public static LargeInput Of(string name, string file, string head, Func<int, string> piece, string tail = "")
    {
        var text = new StringBuilder(head, Length);
        for (var number = 0; piece(number) is var next && text.Length + next.Length + tail.Length <= Length; number++) text.Append(next);
        return new(name, file, text.Append(tail).ToString());
    }
}
