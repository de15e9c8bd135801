using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Evolution.Spotting.Tests;

/// <summary>Generates texts with random edits.</summary>
static class MutatedText
{
    static readonly string[] Replacements =
    [
        "", "\0", "\"", "'", "`", "{", "}", "[", "]", "(", ")", "<", ">", "$", "${", "${A:", "$(", ":", "://", "=", "@", "\\", "/", "../", "\n", "\r\n", "\t", " ", "#", "%", "&a", "*a", "<<:", "\uFEFF", "é", "\U0001F600", "\\ud800", "&lt;", "<!DOCTYPE a>",
    ];

    static readonly Gen<(int Position, int Length, string Replacement)> Edit =
        from position in Gen.Choose(0, 5_000)
        from length in Gen.Choose(0, 8)
        from replacement in Gen.Elements(Replacements)
        select (position, length, replacement);

    /// <summary>Generates one of the texts with up to a few dozen edits or, in 10% of the cases, random text.</summary>
    public static Gen<string> Of(params string[] texts)
    {
        var edited = from text in Gen.Elements(texts)
                     from edits in Edit.ListOf()
                     select edits.Aggregate(text, Apply);
        return Gen.Frequency((9, edited), (1, ArbMap.Default.GeneratorFor<NonNull<string>>().Select(random => random.Get))).Select(ReplaceLoneSurrogates);
    }

    /// <summary>Replaces lone surrogates, which a UTF-8 file cannot contain.</summary>
    static string ReplaceLoneSurrogates(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    static string Apply(string text, (int Position, int Length, string Replacement) edit)
    {
        var position = edit.Position % (text.Length + 1);
        return text[..position] + edit.Replacement + text[Math.Min(text.Length, position + edit.Length)..];
    }
}
