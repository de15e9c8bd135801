using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Evolution.Spotting.Classifying;

/// <summary>Images of one role, by their names.</summary>
/// <param name="Role">What they are.</param>
/// <param name="Names">Whole names.</param>
/// <param name="Pattern">What the others match; null where there are none.</param>
sealed record KnownImages(Role Role, FrozenSet<string> Names, Regex? Pattern)
{
    // Names that stand for nothing but themselves are looked up, which costs far less than matching them.
    const string WholeName = "^(%)$";

    /// <summary>Those that a block of the list names.</summary>
    /// <param name="role">What they are.</param>
    /// <param name="pattern">The pattern, with <c>%</c> for each of the expressions.</param>
    /// <param name="expressions">The expressions.</param>
    public static KnownImages Of(Role role, string pattern, string[] expressions)
    {
        var names = pattern is WholeName ? expressions.Where(expression => expression.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')).ToArray() : [];
        string[] rest = [.. expressions.Except(names)];
        return new(role, names.ToFrozenSet(), rest is [] ? null
            : new(pattern.Replace("%", string.Join('|', rest), StringComparison.Ordinal), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
    }

    public bool Contain(string name) => Names.Contains(name) || Pattern?.IsMatch(name) is true;
}
