using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Evolution.Spotting.Classifying;

/// <summary>A group of images that have the same role.</summary>
/// <param name="Role">The role of the images.</param>
/// <param name="Names">The names without wildcards.</param>
/// <param name="Pattern">The pattern for all other names; null if there are none.</param>
sealed record KnownImages(Role Role, FrozenSet<string> Names, Regex? Pattern)
{
    // Names without wildcards are looked up in a set, which is faster than matching them.
    const string WholeNamePattern = "^(%)$";

    /// <summary>Creates a group from a block of the list.</summary>
    /// <param name="role">The role of the images.</param>
    /// <param name="pattern">The pattern, with <c>%</c> for each of the expressions.</param>
    /// <param name="expressions">The expressions.</param>
    public static KnownImages Create(Role role, string pattern, string[] expressions)
    {
        var literals = pattern is WholeNamePattern ? expressions.Where(expression => expression.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')).ToArray() : [];
        string[] rest = [.. expressions.Except(literals)];
        return new(role, literals.ToFrozenSet(), rest is [] ? null
            : new(pattern.Replace("%", string.Join('|', rest), StringComparison.Ordinal), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
    }

    public bool Contains(string name) => Names.Contains(name) || Pattern?.IsMatch(name) is true;
}
