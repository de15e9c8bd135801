using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Evolution.Spotting.Classifying;

/// <summary>Images of one role, by their names.</summary>
/// <param name="Role">The role of the images.</param>
/// <param name="Names">The complete names.</param>
/// <param name="Pattern">The pattern for all other names; null if there are none.</param>
sealed record KnownImages(Role Role, FrozenSet<string> Names, Regex? Pattern)
{
    // Names without wildcards are looked up, which is much cheaper than matching them.
    const string WholeName = "^(%)$";

    /// <summary>Creates the images of one block of the list.</summary>
    /// <param name="role">The role of the images.</param>
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
