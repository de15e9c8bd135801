using System.Text;

namespace Evolution.Evo.Bench.Inputs;

/// <summary>A 1 MB file as input for <c>evo spot</c>.</summary>
/// <param name="Name">The display name of the input.</param>
/// <param name="FileName">The file name.</param>
/// <param name="Text">The content of the file.</param>
sealed record LargeInput(string Name, string FileName, string Text)
{
    /// <summary>The length of an input in characters, which equals its length in bytes.</summary>
    public const int Length = 1_000_000;

    /// <summary>Creates an input of about 1 MB by repeating numbered blocks.</summary>
    /// <param name="name">The display name of the input.</param>
    /// <param name="fileName">The file name.</param>
    /// <param name="head">The text before the blocks.</param>
    /// <param name="createBlock">Creates the block with the given number; numbering starts at 0.</param>
    /// <param name="tail">The text after the blocks.</param>
    public static LargeInput Of(string name, string fileName, string head, Func<int, string> createBlock, string tail = "")
    {
        var text = new StringBuilder(head, Length);
        for (var number = 0; createBlock(number) is var block && text.Length + block.Length + tail.Length <= Length; number++) text.Append(block);
        return new(name, fileName, text.Append(tail).ToString());
    }
}
