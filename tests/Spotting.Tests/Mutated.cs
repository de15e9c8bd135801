using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests;

/// <summary>Texts as people write them, in which a few pieces are gone or are something else.</summary>
static class Mutated
{
    static readonly string[] Marks =
    [
        "", "\0", "\"", "'", "`", "{", "}", "[", "]", "(", ")", "<", ">", "$", "${", "${A:", "$(", ":", "://", "=", "@", "\\", "/", "../", "\n", "\r\n", "\t", " ", "#", "%", "&a", "*a", "<<:", "\uFEFF", "é", "\U0001F600", "\\ud800", "&lt;", "<!DOCTYPE a>",
    ];

    static readonly Gen<(int At, int Length, string Mark)> Edit =
        from at in Gen.Choose(0, 5_000)
        from length in Gen.Choose(0, 8)
        from mark in Gen.Elements(Marks)
        select (at, length, mark);

    /// <summary>One of the texts with up to a few dozen edits, or any text at all.</summary>
    public static Gen<string> Of(params string[] texts)
    {
        var edited = from text in Gen.Elements(texts)
                     from edits in Edit.ListOf()
                     select edits.Aggregate(text, Apply);
        return Gen.Frequency((9, edited), (1, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(any => any.Get))).Select(Writable);
    }

    /// <summary>As it is after it was in a file, which holds no half of a surrogate pair.</summary>
    static string Writable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static string Apply(string text, (int At, int Length, string Mark) edit)
    {
        var at = edit.At % (text.Length + 1);
        return text[..at] + edit.Mark + text[Math.Min(text.Length, at + edit.Length)..];
    }
}
